import { numberOf } from '../../shared/paper.ts'
import { type Questionnaire, wording } from '../../shared/questionnaire.ts'
import { lang, say } from '../ui/lang.ts'
import type { Sheaf } from './sheaf.ts'
import { words } from './words.ts'

interface Props {
  questionnaire: Questionnaire
  sheaf: Sheaf
  onKey: (event: KeyboardEvent) => void
  /** What a keyboard on glass types, of which no key is known. */
  onTyped: (text: string) => void
  onReach: (cell: number) => void
}

/** The form on the table: one small box a criterion, in the order of the paper, by factor. */
export function Cells({ questionnaire, sheaf: { cells, at }, onKey, onTyped, onReach }: Props) {
  let cell = -1
  return (
    <div class="cells">
      {questionnaire.factors.map(({ key, name, criteria }) => (
        <fieldset key={key}>
          <legend>{say(name)}</legend>
          {criteria.map((criterion) => {
            const mine = ++cell
            return (
              <label
                key={criterion.key}
                class={mine === at ? 'turn' : undefined}
                title={wording(criterion, questionnaire, lang)}
              >
                <span>
                  <span class="vh">{words.question(String(mine + 1), String(cells.length), '')}</span>
                  {numberOf(criterion.key)}
                </span>
                <input
                  type="text"
                  inputMode="numeric"
                  autocomplete="off"
                  value={cells[mine]}
                  onKeyDown={onKey}
                  onInput={(event) => {
                    const typed = event.currentTarget.value
                    event.currentTarget.value = cells[mine]!
                    onTyped(typed.replace(cells[mine]!, ''))
                  }}
                  onFocus={() => onReach(mine)}
                />
              </label>
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}
