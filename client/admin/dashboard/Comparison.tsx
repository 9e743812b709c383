import { periodBefore } from '../../../shared/dossiers.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Scores } from '../../../shared/scores.ts'
import { words } from '../words.ts'
import { Pair, saidOf } from './Pair.tsx'

/** This period and the one before, and what may be said of the difference. */
export function Comparison({ main }: { main: Scores }) {
  const { previous } = main
  const before = periodBefore(main.from, main.to)
  return (
    <section class="card s6">
      <h2>{words.previous.title}</h2>
      <p class="mu sm">{words.previous.range(formatDay(before.from), formatDay(before.to))}</p>
      {previous?.index != null ? (
        <>
          {previous.difference && <p class="verdict">{words.previous.verdict[previous.verdict]}</p>}
          <p>{saidOf(previous)}</p>
          <Pair
            rows={[
              [words.previous.before, previous],
              [words.previous.now, main],
            ]}
          />
        </>
      ) : (
        <p>{words.previous.none}</p>
      )}
    </section>
  )
}
