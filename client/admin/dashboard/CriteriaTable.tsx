import { say } from '../../ui/lang.ts'
import { Twin } from '../../ui/Twin.tsx'
import { number, percent1, range, words } from '../words.ts'
import type { Line } from './criteria.ts'

/** The spread over the levels, in figures. */
export const CriteriaTable = ({ lines, levels }: { lines: Line[]; levels: string[] }) => (
  <Twin summary={words.table} region={words.region(words.criteria.title)}>
    <table>
      <caption>{words.criteria.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.criteria.criterion}</th>
          {levels.map((level) => (
            <th key={level} scope="col" class="r">
              {level}
            </th>
          ))}
          <th scope="col" class="r">
            {words.criteria.answers}
          </th>
          <th scope="col" class="r">
            {words.criteria.index}
          </th>
          <th scope="col" class="r">
            {words.criteria.interval}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ factor, name, score, shares }) => (
          <tr key={`${factor} ${score.key}`} class={factor ? 'factor' : ''}>
            <th scope="row">{say(name)}</th>
            {levels.map((level, i) => (
              <td key={level} class="r">
                {factor ? '' : percent1(shares?.[i] ?? null)}
              </td>
            ))}
            <td class="r">{number(score.n)}</td>
            <td class="r">{percent1(score.index)}</td>
            <td class="r">{range(score.interval)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Twin>
)
