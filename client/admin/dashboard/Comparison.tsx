import { periodBefore } from '../../../shared/dossiers.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Days } from '../../../shared/period.ts'
import type { Scores } from '../../../shared/scores.ts'
import { Figure } from '../../ui/Figure.tsx'
import { findWhole } from '../periodCode.ts'
import { periodName } from '../periodName.ts'
import { number, words } from '../words.ts'
import { basisOf } from './basis.ts'
import { Pair, saidOf } from './Pair.tsx'

/** This period and the one before, and what may be said of the difference. */
export function Comparison({ main }: { main: Scores }) {
  const { previous } = main
  const before = periodBefore(main.from, main.to)
  return (
    <Figure
      title={words.previous.title}
      guide={words.previous.range(formatDay(before.from), formatDay(before.to))}
      basis={basisOf(main, words.basis.both(number(main.n), number(previous?.n ?? null)))}
      wide="s6"
    >
      {previous?.index != null ? (
        <>
          {previous.difference && <p class="verdict">{words.previous.verdict[previous.verdict]}</p>}
          <p>{saidOf(previous)}</p>
          <Pair
            rows={[
              [nameOf(before) ?? words.previous.before, previous],
              [nameOf(main) ?? words.previous.now, main],
            ]}
          />
        </>
      ) : (
        <p>{words.previous.none}</p>
      )}
    </Figure>
  )
}

/** What the calendar calls these days; undefined for days that are no whole period. */
function nameOf({ from, to }: Days): string | undefined {
  const whole = findWhole(from, to)
  return whole && periodName(whole.kind, from)
}
