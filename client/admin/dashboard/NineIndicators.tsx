import { useMemo } from 'preact/hooks'
import type { Questionnaire } from '../../../shared/questionnaire.ts'
import type { FactorScore } from '../../../shared/scores.ts'
import type { Nine } from '../../../shared/tt01.ts'
import { say } from '../../ui/lang.ts'
import { percent1, words } from '../words.ts'
import { CLAIM } from './basis.ts'
import { nineLines } from './criteria.ts'
import { describe } from './described.ts'
import { Distribution } from './Distribution.tsx'

const SAYS = words.nine
const HEADS = { title: SAYS.indicators, guide: SAYS.indicatorsGuide, criterion: SAYS.indicator, caption: SAYS.caption }
const ALL = { vi: SAYS.all, en: SAYS.all }

interface Props {
  nine: Nine
  factors: FactorScore[]
  questionnaire: Questionnaire
}

/** How often each of the nine indicators got 0, 1 and 2 points. */
export function NineIndicators({ nine, factors, questionnaire }: Props) {
  const lines = useMemo(() => nineLines(nine, factors, ALL), [nine, factors])
  const described = describe(
    lines.flatMap(({ heading, name, shares }) => (heading ? [] : { name: say(name), value: shares?.at(-1) ?? null })),
    percent1,
  )
  return (
    <Distribution
      says={HEADS}
      basis={`${words.basis.answersInTable} ${words.basis.nineShares}. ${CLAIM}`}
      lines={lines}
      questionnaire={questionnaire}
      label={described ? SAYS.label(described) : SAYS.indicators}
    />
  )
}
