import type { Row, Scores } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { Figure } from '../../ui/Figure.tsx'
import { ViewLink } from '../ViewLink.tsx'
import { words } from '../words.ts'
import { basisOf } from './basis.ts'
import { IntervalTable, type Line } from './IntervalTable.tsx'
import { inOrder } from './ranking.ts'

/** Areas are not ranked: what is asked of a birth certificate is not what is asked of a land title. */
export function Areas({ main, areas, wide }: { main: Scores; areas: Row[]; wide: string }) {
  const lines = inOrder(areas, false).map(({ row, standing }): Line => ({
    ...row,
    standing,
    title: <ViewLink to={{ area: row.key }}>{say(row.name)}</ViewLink>,
  }))
  const basis = basisOf(main, words.basis.inTable)
  return (
    <Figure title={words.areas.title} guide={words.areas.guide} basis={basis} wide={`${wide} long`}>
      {lines.length ? (
        <IntervalTable
          caption={`${words.areas.title}. ${basis}`}
          column={words.areas.column}
          common={main.index}
          lines={lines}
        />
      ) : (
        <p>{words.areas.none}</p>
      )}
    </Figure>
  )
}
