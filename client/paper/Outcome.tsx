import { useEffect, useRef } from 'preact/hooks'
import type { Day } from '../../shared/calendar.ts'
import { formatDay } from '../../shared/format.ts'
import type { ReferenceInfo } from '../../shared/scores.ts'
import { say } from '../ui/lang.ts'
import type { Checked, Kept } from './send.ts'
import { number, words } from './words.ts'
import { WrongCells } from './WrongCells.tsx'

interface Props {
  reference: ReferenceInfo
  checked: Checked | null
  kept: Kept | null
  commit: () => void
}

/** What became of a file. The reader is taken here. */
export function Outcome({ reference, checked, kept, commit }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [checked, kept])
  const title = (text: string) => (
    <h3 ref={heading} tabIndex={-1}>
      {text}
    </h3>
  )
  const before = (day: string) => <div class="note w">{title(words.before(formatDay(day as Day)))}</div>

  if (kept)
    return kept.isNew ? <div class="note g">{title(words.committed(number(kept.forms)))}</div> : before(kept.importedOn)
  if (!checked) return null
  if (checked.importedOn) return before(checked.importedOn)
  if (checked.wrongCount > 0)
    return (
      <div class="note b">
        {title(words.wrongH(number(checked.wrongCount)))}
        <WrongCells wrong={checked.wrong} count={checked.wrongCount} />
        <p>{words.wrongFix}</p>
      </div>
    )
  const { from, to } = checked
  return (
    <div class="note g">
      {title(words.good(number(checked.forms)))}
      {from && to && <p>{words.goodDays(formatDay(from as Day), formatDay(to as Day))}</p>}
      <ul class="counters">
        {checked.counters.map(({ counter, forms }) => (
          <li key={counter}>{words.goodFor(nameOf(reference, counter), number(forms))}</li>
        ))}
      </ul>
      <button class="btn" onClick={commit}>
        {words.commit(number(checked.forms))}
      </button>
    </div>
  )
}

function nameOf({ counters, units }: ReferenceInfo, id: string) {
  const counter = counters.find((one) => one.id === id)
  const unit = units.find((one) => one.id === counter?.unit)
  return counter && unit ? `${say(unit.name)} – ${say(counter.name)}` : id
}
