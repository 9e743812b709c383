import { useRef, useState } from 'preact/hooks'
import { numberOf } from '../../shared/paper.ts'
import { criteriaOf, type Questionnaire, wording } from '../../shared/questionnaire.ts'
import type { CounterInfo, ReferenceInfo } from '../../shared/scores.ts'
import { Failure } from '../api.ts'
import { lang } from '../ui/lang.ts'
import { Cells } from './Cells.tsx'
import { Keys } from './Keys.tsx'
import { type Place, PlaceFields } from './PlaceFields.tsx'
import { QuestionnaireChooser } from './QuestionnaireChooser.tsx'
import { Refusal } from './Refusal.tsx'
import { type Kept, send } from './send.ts'
import { back, type Bundle, emptySheaf, goTo, isEmpty, lay, newTag, press, type Sheaf, tableOf, undo } from './sheaf.ts'
import { Tally } from './Tally.tsx'
import { useStay } from './useStay.ts'
import { number, words } from './words.ts'

interface Props {
  reference: ReferenceInfo
  counters: CounterInfo[]
  questionnaire: Questionnaire
  choose: (questionnaire: string) => void
}

/** Forms keyed in one after another, by digits alone; sent when a stack is done. */
export function Keying({ reference, counters, questionnaire, choose }: Props) {
  const criteria = criteriaOf(questionnaire)
  const digits = digitsOf(questionnaire)
  const [sheaf, setSheaf] = useState<Sheaf>(() => emptySheaf(criteria.length))
  // Keys come faster than the screen is drawn.
  const latest = useRef(sheaf)
  const [place, setPlace] = useState<Place>({ counter: counters[0]!.id, area: '', day: reference.today })
  const [said, setSaid] = useState('')
  const [outcome, setOutcome] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSending, setSending] = useState(false)
  const bundle = useRef<Bundle | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const isUnsent = sheaf.forms.length > 0 || !isEmpty(sheaf)
  useStay(isUnsent)

  const nth = sheaf.forms.length + 1
  const isDone = sheaf.at >= sheaf.cells.length
  const current = criteria[Math.min(sheaf.at, criteria.length - 1)]!
  const hold = (next: Sheaf) => {
    latest.current = next
    setSheaf(next)
  }
  const change = (next: Sheaf, says = '') => {
    hold(next)
    setOutcome('')
    setSaid(says || (next.at >= next.cells.length ? words.ready : ''))
    // At once, not once it is drawn: the next key must find the next box. Who presses the buttons stays there.
    const cells = form.current!.querySelectorAll<HTMLInputElement>('.cells input')
    if (document.activeElement?.closest('.cells')) cells[Math.min(next.at, cells.length - 1)]!.focus()
  }
  const next = () => {
    if (place.day === '' || place.day > reference.today) return setSaid(words.dayWrong)
    const before = latest.current
    const laid = lay(before, place)
    change(laid, laid === before ? words.nothingYet : words.added(number(laid.forms.length)))
  }
  /** @returns whether the key means something */
  const onKey = (key: string): boolean => {
    if (digits.includes(key)) change(press(latest.current, key))
    else if (key === ' ') change(press(latest.current, ''))
    else if (key === 'Backspace') change(back(latest.current))
    else if (key === 'Enter') next()
    else return false
    return true
  }
  const takeBack = () => {
    const before = latest.current
    const undone = undo(before)
    change(undone, undone === before ? words.unfinished : words.undone(number(before.forms.length)))
    form.current?.querySelector<HTMLInputElement>('.cells input')?.focus()
  }

  const sendAll = async () => {
    if (isSending) return
    setFailure(null)
    if (!isEmpty(sheaf)) return setOutcome(words.unfinished)
    if (sheaf.forms.length === 0) return setOutcome(words.sendNothing)
    bundle.current ??= { tag: newTag(), forms: sheaf.forms }
    setSending(true)
    setOutcome(words.sending)
    try {
      const { forms } = bundle.current
      const body = tableOf(bundle.current, questionnaire)
      await send<Kept>({ path: '/imports', body, type: 'text/csv', questionnaire: questionnaire.id })
      hold({ ...latest.current, forms: latest.current.forms.slice(forms.length) })
      bundle.current = null
      setOutcome(words.sent(number(forms.length)))
    } catch (error) {
      const why = error instanceof Failure ? error : new Failure('unexpected')
      // What was refused is not there, so it may change; what got lost may be there, so it may not.
      if (why.status >= 400 && why.status < 500) bundle.current = null
      setOutcome('')
      setFailure(why)
    } finally {
      setSending(false)
    }
  }

  return (
    <form ref={form} class="keying" onSubmit={(event) => event.preventDefault()}>
      <section class="card place" aria-label={words.counter}>
        <PlaceFields reference={reference} counters={counters} place={place} set={setPlace} />
        <QuestionnaireChooser reference={reference} chosen={questionnaire.id} choose={choose} isHeld={isUnsent} />
      </section>
      <section class="card table" aria-label={words.sheet}>
        <header>
          <h2>{words.form(number(nth))}</h2>
          <Keys digits={digits} />
        </header>
        <Cells
          questionnaire={questionnaire}
          sheaf={sheaf}
          onKey={(event) => {
            if (!event.ctrlKey && !event.altKey && !event.metaKey && onKey(event.key)) event.preventDefault()
          }}
          onTyped={(text) => [...text].forEach(onKey)}
          onReach={(cell) => {
            const { at, cells } = latest.current
            if (Math.min(at, cells.length - 1) !== cell) hold(goTo(latest.current, cell))
          }}
        />
        <p class="current" aria-hidden="true">
          {!isDone && `${numberOf(current.key)}. ${wording(current, questionnaire, lang)}`}
        </p>
        <div class="pad" role="group" aria-label={words.pad}>
          {digits.map((digit) => (
            <button key={digit} type="button" class="btn q" onClick={() => onKey(digit)}>
              {digit}
            </button>
          ))}
          <button type="button" class="btn q wide" onClick={() => onKey(' ')}>
            {words.blank}
          </button>
          <button type="button" class="btn q wide" onClick={() => onKey('Backspace')}>
            {words.back}
          </button>
          <button type="button" class="btn wide" onClick={next}>
            {words.next}
          </button>
        </div>
        <p role="status" class="said">
          {said}
        </p>
      </section>
      <section class="card tally" aria-labelledby="tally">
        {failure && <Refusal failure={failure} kept={words.kept} />}
        <Tally forms={sheaf.forms} digits={digits} scale={questionnaire.scale} />
        <div class="acts">
          <button type="button" class="btn" aria-disabled={isSending} onClick={() => void sendAll()}>
            {words.send(number(sheaf.forms.length))}
          </button>
          <button
            type="button"
            class="btn q"
            aria-disabled={sheaf.forms.length === 0 || bundle.current !== null}
            onClick={() => bundle.current || takeBack()}
          >
            {words.undo}
          </button>
        </div>
        <p role="status" class="said">
          {outcome}
        </p>
      </section>
    </form>
  )
}

/** The keys of the scale, and 0 for no opinion where it is no level. */
function digitsOf({ scale }: Questionnaire): string[] {
  const levels = scale.levels.map(({ value }) => String(value))
  return levels.includes('0') ? levels : [...levels, '0']
}
