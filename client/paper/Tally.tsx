import type { Scale } from '../../shared/questionnaire.ts'
import { say } from '../ui/lang.ts'
import { type KeyedForm, tally } from './sheaf.ts'
import { number, words } from './words.ts'

interface Props {
  forms: KeyedForm[]
  digits: string[]
  scale: Scale
}

/** How much was keyed in, to be held against the stack of paper. */
export function Tally({ forms, digits, scale }: Props) {
  const counts = tally(forms, digits)
  const nameOf = (digit: string) => {
    const level = scale.levels.find(({ value }) => String(value) === digit)
    return level ? say(level.label) : words.none
  }
  return (
    <>
      <h2 id="tally">{words.tally}</h2>
      <p class="count">{words.tallyForms(number(forms.length))}</p>
      <table>
        <caption class="vh">{words.tallyOf}</caption>
        <tbody>
          {[...digits, ''].map((digit, i) => (
            <tr key={digit}>
              <th scope="row">
                {digit !== '' && <b>{digit}</b>} {digit === '' ? words.blank : nameOf(digit)}
              </th>
              <td>{number(counts[i]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
