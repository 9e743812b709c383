import { say } from '../../ui/lang.ts'
import { Twin } from '../../ui/Twin.tsx'
import { number, percent1, range, words } from '../words.ts'
import type { Line } from './criteria.ts'

export interface DistributionWords {
  title: string
  /** What a line is. */
  criterion: string
  caption: string
}

interface Props {
  says: DistributionWords
  basis: string
  lines: Line[]
  levels: string[]
}

/** The spread over the levels, in figures. */
export function DistributionTable({ says, basis, lines, levels }: Props) {
  const indexed = lines.some(({ score }) => score)
  const { answers, index, interval } = words.criteria
  return (
    <Twin summary={words.table} region={words.region(says.title)}>
      <table>
        <caption>
          {says.caption}. {basis}
        </caption>
        <thead>
          <tr>
            <th scope="col">{says.criterion}</th>
            {[...levels, answers, ...(indexed ? [index, interval] : [])].map((name) => (
              <th key={name} scope="col" class="r">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, heading, name, n, shares, score }) => (
            <tr key={key} class={heading ? 'factor' : ''}>
              <th scope="row">{say(name)}</th>
              {levels.map((level, i) => (
                <td key={level} class="r">
                  {heading && !shares ? '' : percent1(shares?.[i] ?? null)}
                </td>
              ))}
              <td class="r">{number(n)}</td>
              {score && <td class="r">{percent1(score.index)}</td>}
              {score && <td class="r">{range(score.interval)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Twin>
  )
}
