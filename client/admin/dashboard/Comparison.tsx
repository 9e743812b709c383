import { periodBefore } from '../../../shared/dossiers.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Scores } from '../../../shared/scores.ts'
import { number, percent, range, words } from '../words.ts'
import { Band, Ends } from './Band.tsx'
import { floorOf } from './ranking.ts'

/** This period and the one before, and what may be said of the difference. */
export function Comparison({ main }: { main: Scores }) {
  const { previous } = main
  const before = periodBefore(main.from, main.to)
  const floor = floorOf(previous ? [previous, main] : [main])
  const comparable = previous?.index != null && main.index !== null
  return (
    <section class="card s6">
      <h2>{words.previous.title}</h2>
      <p class="mu sm">{words.previous.range(formatDay(before.from), formatDay(before.to))}</p>
      {comparable ? (
        <>
          <p class="verdict">{words.previous.verdict[previous.verdict]}</p>
          <p>
            {words.previous.change(percent(previous.index), percent(main.index), signed(main.index! - previous.index!))}
          </p>
          <dl class="pair">
            {(
              [
                [words.previous.before, previous],
                [words.previous.now, main],
              ] as const
            ).map(([name, figure]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="drawn">
                  <Band figure={figure} floor={floor} />
                </dd>
                <dd class="r mu sm">{range(figure.interval)}</dd>
              </div>
            ))}
          </dl>
          <Ends floor={floor} />
        </>
      ) : (
        <p>{words.previous.none}</p>
      )}
    </section>
  )
}

/** `+0,90` or `−0,90`, with a true minus sign. */
const signed = (value: number) => `${value < 0 ? '−' : '+'}${number(Math.abs(value), 2)}`
