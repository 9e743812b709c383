import type { RefObject } from 'preact'
import type { FieldError } from '../../../shared/problem.ts'
import { number } from '../words.ts'
import { words } from './words.ts'

const SAYS = words.dossiers

/** More would push the text to be corrected off the screen. */
const SHOWN = 20

/** Each wrong line by its number, with a way to it. */
export function WrongLines({ errors, box }: { errors: FieldError[]; box: RefObject<HTMLTextAreaElement | null> }) {
  const more = errors.length - SHOWN
  return (
    <>
      <p>{SAYS.wrongLines(number(errors.length))}</p>
      <ul>
        {errors.slice(0, SHOWN).map(({ pointer, detail }) => {
          const line = Number(/^#row=(\d+)$/.exec(pointer)?.[1] ?? 1)
          return (
            <li key={pointer}>
              <a href="#dossiers-text" onClick={(event) => select(event, box.current!, line)}>
                {SAYS.line(String(line))}
              </a>
              : {detail}
            </li>
          )
        })}
      </ul>
      {more > 0 && <p>{SAYS.moreLines(number(more))}</p>}
    </>
  )
}

function select(event: MouseEvent, box: HTMLTextAreaElement, line: number) {
  event.preventDefault()
  const lines = box.value.split('\n')
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
  box.focus()
  box.setSelectionRange(start, start + (lines[line - 1] ?? '').length)
  // Browsers scroll to the caret when something is typed, not when it is set.
  box.scrollTop = (box.scrollHeight * (line - 2)) / lines.length
}
