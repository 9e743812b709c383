import type { Scores } from '../../../shared/scores.ts'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import { words } from '../words.ts'
import { basisOf } from './basis.ts'
import { IntervalTable, type Line } from './IntervalTable.tsx'

/** Each factor's index, in the form's order. */
export function Factors({ main, wide }: { main: Scores; wide: string }) {
  const lines = main.factors.map((factor): Line => {
    const standing = factor.suppressed ? 'hidden' : factor.index === null ? 'empty' : 'ranked'
    return { ...factor, standing, title: say(factor.name) }
  })
  const basis = basisOf(main, words.basis.inTable)
  return (
    <Figure title={words.factors.title} guide={words.factors.guide} basis={basis} wide={wide}>
      <IntervalTable
        caption={`${words.factors.title}. ${basis}`}
        column={words.factors.column}
        common={main.index}
        lines={lines}
      />
    </Figure>
  )
}
