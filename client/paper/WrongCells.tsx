import type { Checked } from './send.ts'
import { number, words } from './words.ts'

/** Each wrong cell by its row and column, as the spreadsheet shows them. */
export const WrongCells = ({ wrong, count }: { wrong: Checked['wrong']; count: number }) => (
  <>
    <div class="scroll" role="region" aria-label={words.wrongTable} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.reason}</th>
          </tr>
        </thead>
        <tbody>
          {wrong.map(({ row, column, detail }, i) => (
            <tr key={i}>
              <td>{row}</td>
              <td>{column}</td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {count > wrong.length && <p>{words.wrongMore(number(count - wrong.length))}</p>}
  </>
)
