import type { Scores } from '../../../shared/scores.ts'
import type { UnitKind } from '../../../shared/unit.ts'
import { number, percent, range, rankRange, words } from '../words.ts'
import { answersOf } from './answers.ts'
import { Band, Ends } from './Band.tsx'
import { floorOf } from './ranking.ts'

/** The index and its points, with all it takes to believe them. */
export function Headline({ main, kind }: { main: Scores; kind: UnitKind | undefined }) {
  const criteria = main.factors.flatMap((factor) => factor.criteria)
  const answered = criteria.filter(({ n }) => n !== 0).length
  const floor = floorOf([main])
  const covers = main.complete ? words.index.complete : words.index.incomplete
  return (
    <section class="card headline s6">
      <div>
        <h2>{words.index.title}</h2>
        <p class="key">
          <Big value={percent(main.index)} />
        </p>
        <Band figure={main} floor={floor} />
        <Ends floor={floor} />
        <p>
          {words.index.interval} <strong class="nw">{range(main.interval)}</strong>
        </p>
        <p class="mu sm">
          {words.index.count(number(main.n), number(answersOf(main.factors).answered))}
          {main.rank &&
            main.adequate !== false &&
            kind &&
            `. ${words.index.rank(rankRange(main.rank), words.kinds[kind].toLowerCase())}`}
        </p>
        <p class="mu sm">
          {words.index.method} {words.methods[main.method]}, {covers(number(answered), number(criteria.length))}.
        </p>
      </div>
      <div>
        <h2>{words.points.title}</h2>
        <p class="key">
          {number(main.points, 2)}
          <small> {words.points.of(number(main.maxPoints))}</small>
        </p>
        <p class="mu sm">{words.points.how(number(main.maxPoints))}</p>
        <p class="mu sm">{words.points.scale(main.to.slice(0, 4))}</p>
      </div>
    </section>
  )
}

/** A percentage whose sign is smaller than its number. */
export function Big({ value }: { value: string }) {
  const [figure, sign] = value.split('\u00a0')
  return (
    <>
      {figure}
      {sign && <small>&nbsp;{sign}</small>}
    </>
  )
}
