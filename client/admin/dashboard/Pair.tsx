import type { Compared, Figure } from '../../../shared/scores.ts'
import { number, percent, range, words } from '../words.ts'
import { Band, Ends } from './Band.tsx'
import { floorOf } from './ranking.ts'

interface Props {
  rows: [name: string, figure: Pick<Figure, 'index' | 'interval'>][]
}

/** Two figures on one axis. */
export function Pair({ rows }: Props) {
  const floor = floorOf(rows.map(([, figure]) => figure))
  return (
    <div class="pair">
      <dl>
        {rows.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="drawn">
              <Band figure={figure} floor={floor} />
            </dd>
            <dd class="r">
              <strong>{percent(figure.index)}</strong> <span class="mu sm">({range(figure.interval)})</span>
            </dd>
          </div>
        ))}
      </dl>
      <Ends floor={floor} />
    </div>
  )
}

/** How far apart two figures are. Turned round where the first is lower, so that what is said lower is no minus. */
export function saidOf({ difference, verdict }: Compared): string {
  if (!difference) return words.difference.incomplete
  const { points, interval } = difference
  const [least, most] = verdict === 'lower' ? [-interval[1], -interval[0]] : interval
  return words.difference.said(number(verdict === 'lower' ? -points : points, 2), end(least), end(most))
}

/** With a second decimal where one would print an end beside 0 as 0. */
const end = (value: number) => number(value, Math.abs(value) < 0.05 ? 2 : 1)
