import { useMemo } from 'preact/hooks'
import type { Questionnaire } from '../../../shared/questionnaire.ts'
import type { Scores } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { percent1, words } from '../words.ts'
import { basisOf } from './basis.ts'
import { linesOf } from './criteria.ts'
import { describe } from './described.ts'
import { Distribution } from './Distribution.tsx'

/** How satisfied people are with each criterion. */
export function Criteria({ main, questionnaire }: { main: Scores; questionnaire: Questionnaire }) {
  const { factors } = main
  const lines = useMemo(() => linesOf(factors), [factors])
  const described = describe(
    lines.flatMap(({ heading, name, score }) => (heading ? [] : { name: say(name), value: score?.index ?? null })),
    percent1,
  )
  return (
    <Distribution
      says={words.criteria}
      basis={basisOf(main, words.basis.answersInTable, words.basis.shares)}
      lines={lines}
      questionnaire={questionnaire}
      label={described ? words.criteria.label(described) : words.criteria.title}
    />
  )
}
