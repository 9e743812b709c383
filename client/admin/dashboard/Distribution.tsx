import { useMemo } from 'preact/hooks'
import type { Questionnaire } from '../../../shared/questionnaire.ts'
import { Chart } from '../../ui/Chart.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import { useWide } from '../../ui/useWide.ts'
import { words } from '../words.ts'
import { type Line, paletteOf } from './criteria.ts'
import { criteriaChart, lineHeight } from './criteriaChart.ts'
import { DistributionTable, type DistributionWords } from './DistributionTable.tsx'

interface Props {
  says: DistributionWords & { guide: string }
  /** What it rests on. */
  basis: string
  lines: Line[]
  questionnaire: Questionnaire
  /** What the drawing shows, for those who hear it. */
  label: string
}

/** How the answers to each criterion are spread over the levels. */
export function Distribution({ says, basis, lines, questionnaire, label }: Props) {
  const narrow = !useWide()
  const spec = useMemo(() => criteriaChart(lines, questionnaire, narrow), [lines, questionnaire, narrow])
  const { levels } = questionnaire.scale
  const palette = paletteOf(levels.length)

  return (
    <Figure title={says.title} guide={says.guide} basis={basis} wide="s12">
      {lines.some(({ shares }) => shares) ? (
        <>
          <ul class="legend" aria-label={words.criteria.levels}>
            {levels.map(({ value, label: level }, i) => (
              <li key={value}>
                <svg width="16" height="16" aria-hidden="true">
                  <rect class={palette[i]!.slice(2)} width="16" height="16" rx="3" />
                </svg>
                {say(level)}
              </li>
            ))}
          </ul>
          <Chart spec={spec} label={label} height={lines.length * lineHeight(narrow)} />
          {lines.some(({ score, n }) => score?.suppressed || n === null) && (
            <p class="mu sm">{words.criteria.someHidden}</p>
          )}
        </>
      ) : (
        <p>{words.criteria.hidden}</p>
      )}
      <DistributionTable
        says={says}
        basis={basis}
        lines={lines}
        levels={levels.map(({ label: level }) => say(level))}
      />
    </Figure>
  )
}
