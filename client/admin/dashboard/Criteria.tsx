import { useMemo } from 'preact/hooks'
import type { Questionnaire } from '../../../shared/questionnaire.ts'
import type { FactorScore } from '../../../shared/scores.ts'
import { Chart } from '../../ui/Chart.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import { useWide } from '../../ui/useWide.ts'
import { percent1, words } from '../words.ts'
import { linesOf, paletteOf } from './criteria.ts'
import { criteriaChart, lineHeight } from './criteriaChart.ts'
import { CriteriaTable } from './CriteriaTable.tsx'
import { describe } from './described.ts'

/** How the answers to each criterion are spread over the levels. */
export function Criteria({ factors, questionnaire }: { factors: FactorScore[]; questionnaire: Questionnaire }) {
  const narrow = !useWide()
  const lines = useMemo(() => linesOf(factors, questionnaire), [factors, questionnaire])
  const spec = useMemo(() => criteriaChart(lines, questionnaire, narrow), [lines, questionnaire, narrow])
  const { levels, satisfiedFrom } = questionnaire.scale
  const palette = paletteOf(levels.length)
  const criteria = lines.filter(({ factor }) => !factor)
  const drawn = criteria.some(({ shares }) => shares)
  const described = describe(
    criteria.map(({ name, score }) => ({ name: say(name), value: score.index })),
    percent1,
  )
  const plain = satisfiedFrom === null

  return (
    <Figure
      title={plain ? words.criteria.titlePlain : words.criteria.title}
      guide={plain ? words.criteria.guidePlain : words.criteria.guide}
      wide="s12"
    >
      {drawn ? (
        <>
          <ul class="legend" aria-label={words.criteria.levels}>
            {levels.map(({ value, label }, i) => (
              <li key={value}>
                <svg width="16" height="16" aria-hidden="true">
                  <rect class={palette[i]!.slice(2)} width="16" height="16" rx="3" />
                </svg>
                {say(label)}
              </li>
            ))}
          </ul>
          <Chart
            spec={spec}
            label={described ? words.criteria.label(described) : words.criteria.title}
            height={lines.length * lineHeight(narrow)}
          />
        </>
      ) : (
        <p>{words.criteria.hidden}</p>
      )}
      <CriteriaTable lines={lines} levels={levels.map(({ label }) => say(label))} />
    </Figure>
  )
}
