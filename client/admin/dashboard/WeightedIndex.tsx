import type { Scores } from '../../../shared/scores.ts'
import { Figure } from '../../ui/Figure.tsx'
import { number, percent, percent1, range, words } from '../words.ts'
import { basisOf } from './basis.ts'

interface Props {
  main: Scores
  weighted: Scores['weighted']
  /** Dossiers are not known by counter. */
  ofCounter: boolean
}

/** The index as if every unit and area had answered in proportion, beside the plain one. */
export function WeightedIndex({ main, weighted, ofCounter }: Props) {
  return (
    <Figure
      title={words.weighted.title}
      guide={words.weighted.guide}
      basis={basisOf(
        main,
        weighted?.effectiveN == null
          ? words.basis.responses(number(main.n))
          : words.basis.effective(number(main.n), number(weighted.effectiveN)),
      )}
      wide="s6"
    >
      {weighted === null ? (
        <p>{ofCounter ? words.sample.ofCounter : words.weighted.none}</p>
      ) : weighted.index === null ? (
        <>
          <p class="note w">{words.weighted.partial}</p>
          <p class="mu sm">
            {words.weighted.covered}: {percent1(weighted.coveredShare)}
          </p>
        </>
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
            {words.weighted.deff}: {number(weighted.deff, 2)} · {words.weighted.covered}:{' '}
            {percent1(weighted.coveredShare)}
          </p>
          {weighted.heavy && <p class="note w">{words.weighted.heavy}</p>}
        </>
      )}
    </Figure>
  )
}
