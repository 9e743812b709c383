import type { Scores } from '../../../shared/scores.ts'
import type { UnitKind } from '../../../shared/unit.ts'
import { number, percent, range, rankRange, words } from '../words.ts'
import { answersOf } from './answers.ts'
import { basisOf } from './basis.ts'
import { Band, Ends } from './Band.tsx'
import { floorOf } from './ranking.ts'

/** The index and its points, with all it takes to believe them. */
export function Headline({ main, kind }: { main: Scores; kind: UnitKind | undefined }) {
  const floor = floorOf([main])
  const count = words.basis.count(number(main.n), number(answersOf(main.factors).answered))
  return (
    <section class="card split headline s6">
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
        {main.rank && main.adequate !== false && kind && (
          <p>{words.index.rank(rankRange(main.rank), words.kinds[kind].toLowerCase())}</p>
        )}
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
      <p class="basis">{basisOf(main, count)}</p>
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
