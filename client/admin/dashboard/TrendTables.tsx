import type { OfficialResult } from '../../../shared/official.ts'
import { Twin } from '../../ui/Twin.tsx'
import { number, percent, range, words } from '../words.ts'
import { officialIndex, type TrendFigures } from './trend.ts'
import { monthLabel } from './trendChart.ts'

interface Props {
  /** What our own figures rest on. */
  basis: string
  trend: TrendFigures
  record: OfficialResult[]
  nameOf: (place: string) => string
}

/** Two tables, since these are two records. */
export const TrendTables = ({ basis, trend: { months, provisional }, record, nameOf }: Props) => (
  <Twin summary={words.table} region={words.region(words.trend.title)}>
    <table>
      <caption>
        {words.trend.caption}. {basis}
      </caption>
      <Heads left={[words.trend.period]} right={[words.trend.index, words.trend.interval, words.trend.responses]} />
      <tbody>
        {months.map(({ key, index, interval, n, complete }, i) => (
          <tr key={key}>
            <th scope="row">
              {monthLabel(key)} {i === provisional && <span class="tag n">{words.trend.provisional}</span>}{' '}
              {index !== null && !complete && <span class="tag n">{words.ranking.incomplete}</span>}
            </th>
            <td class="r">{percent(index)}</td>
            <td class="r">{range(interval)}</td>
            <td class="r">{number(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {record.length > 0 && (
      <table>
        <caption>{words.trend.officialCaption}</caption>
        <Heads
          left={[words.trend.place]}
          right={[words.trend.year, words.trend.index, words.trend.points, words.trend.rank]}
          last={words.trend.source}
        />
        <tbody>
          {record.map((result) => (
            <tr key={`${result.place} ${result.year}`}>
              <th scope="row">{nameOf(result.place)}</th>
              <td class="r">{result.year}</td>
              <td class="r">{percent(officialIndex(result))}</td>
              <td class="r">
                {result.points === null ? words.none : `${number(result.points, 2)}/${number(result.maxPoints)}`}
              </td>
              <td class="r">
                {result.rank === null ? words.none : words.trend.rankOf(number(result.rank), number(result.ofUnits))}
              </td>
              <td class="sm">{result.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Twin>
)

const Heads = ({ left, right, last }: { left: string[]; right: string[]; last?: string }) => (
  <thead>
    <tr>
      {[...left, ...right, ...(last ? [last] : [])].map((name) => (
        <th key={name} scope="col" class={right.includes(name) ? 'r' : ''}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
)
