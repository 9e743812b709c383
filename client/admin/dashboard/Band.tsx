import type { Figure } from '../../../shared/scores.ts'

interface Props {
  figure: Pick<Figure, 'index' | 'interval'>
  /** Percent at which the axis starts. It ends at 100. */
  floor: number
  /** An index drawn as a dashed line through all rows. */
  common?: number | null
}

/** What the two ends of the axis stand for, in percent. */
export const Ends = ({ floor }: { floor: number }) => (
  <span class="ends" aria-hidden="true">
    <span>{floor}</span>
    <span>100&nbsp;%</span>
  </span>
)

/** A dot on its interval. Only drawn: the same figures stand beside it in words. */
export function Band({ figure: { index, interval }, floor, common = null }: Props) {
  const x = (value: number) => `${Math.max(0, (100 * (value - floor)) / (100 - floor))}%`
  return (
    <svg class="band" width="100%" height="22" aria-hidden="true">
      <line class="axis" x1="0" x2="100%" y1="11" y2="11" />
      {common !== null && <line class="common" x1={x(common)} x2={x(common)} y1="0" y2="22" />}
      {interval && <line class="interval" x1={x(interval[0])} x2={x(interval[1])} y1="11" y2="11" />}
      {index !== null && <circle cx={x(index)} cy="11" r="5.5" />}
    </svg>
  )
}
