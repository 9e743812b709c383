import type { Scores } from '../../../shared/scores.ts'
import { number, percent, percent1, range, words } from '../words.ts'

/** Below this share of the dossiers, in percent, the weighted index does not stand for the whole. */
const COVERED = 80

/** The index as if every unit and area had answered in proportion, beside the plain one. */
export function WeightedIndex({ main }: { main: Scores }) {
  const { weighted } = main
  return (
    <section class="card s6">
      <h2>{words.weighted.title}</h2>
      <p class="mu sm">{words.weighted.guide}</p>
      {weighted?.index == null ? (
        <p>{words.weighted.none}</p>
      ) : (
        <>
          <dl class="beside">
            <div>
              <dt>{words.weighted.title}</dt>
              <dd>{percent(weighted.index)}</dd>
              <dd class="mu sm">{range(weighted.interval)}</dd>
            </div>
            <div>
              <dt>{words.weighted.beside}</dt>
              <dd>{percent(main.index)}</dd>
              <dd class="mu sm">{range(main.interval)}</dd>
            </div>
          </dl>
          <p class="mu sm">
            {words.weighted.deff}: {number(weighted.deff, 2)} · {words.weighted.effective}:{' '}
            {number(weighted.effectiveN)} · {words.weighted.covered}: {percent1(weighted.coveredShare)}
          </p>
          {(weighted.coveredShare ?? 100) < COVERED && <p class="note w">{words.weighted.partial}</p>}
        </>
      )}
    </section>
  )
}
