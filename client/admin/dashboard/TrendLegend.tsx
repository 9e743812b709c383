import { words } from '../words.ts'
import { MARKS } from './trendChart.ts'

const SHAPES: Record<(typeof MARKS)[number], string> = {
  triangle: 'M9 2 16 15H2Z',
  rectRot: 'M9 2 16 9 9 16 2 9Z',
  rect: 'M3 3H15V15H3Z',
}

/** What the line, the band and each mark stand for. */
export const TrendLegend = ({ places }: { places: string[] }) => (
  <ul class="legend">
    <li>
      <svg class="own" width="28" height="18" aria-hidden="true">
        <rect class="pale" width="28" height="18" />
        <path d="M0 9H28" />
        <circle cx="14" cy="9" r="4.5" />
      </svg>
      {words.trend.own}
    </li>
    {places.map((place, i) => (
      <li key={place}>
        <svg class={`mark ${i === places.length - 1 ? 'full' : ''}`} width="18" height="18" aria-hidden="true">
          <path d={SHAPES[MARKS[i % MARKS.length]!]} />
        </svg>
        {words.trend.published(place)}
      </li>
    ))}
  </ul>
)
