import { useEffect, useRef, useState } from 'preact/hooks'
import { isClosed } from '../../../shared/closed.ts'
import type { CodesInfo, FunnelsInfo } from '../../../shared/codes.ts'
import { formatDay } from '../../../shared/format.ts'
import type { CounterInfo, ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { AddCode } from './AddCode.tsx'
import { CodeRow } from './CodeRow.tsx'
import { Funnel } from './Funnel.tsx'
import { words } from './words.ts'

interface Props {
  counter: CounterInfo
  reference: ReferenceInfo
  known: CodesInfo
  /** Null until they are read. */
  funnels: FunnelsInfo | null
  onChanged: () => void
}

/** One counter: its codes, those that ended folded away, and how many came by them. */
export function CounterCard({ counter, reference, known, funnels, onChanged }: Props) {
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // What was pressed went with its row.
    if (said && document.activeElement === document.body) status.current?.focus()
  }, [said, known])
  const onDone = (what: string) => {
    setSaid(what)
    onChanged()
  }
  const codes = known.codes.filter((code) => code.counter === counter.id)
  const ended = codes.filter(({ state }) => state === 'revoked')
  const kept = codes.filter((code) => !ended.includes(code))
  const closed = isClosed(counter, reference.today)
  const rows = (list: typeof codes) =>
    list.map((code) => (
      <CodeRow
        key={code.code}
        code={code}
        site={known.site}
        isClosed={closed}
        reference={reference}
        onChanged={onDone}
      />
    ))
  return (
    <section class="card counter" aria-labelledby={`counter-${counter.id}`}>
      <div class="of-counter">
        <h2 id={`counter-${counter.id}`}>{say(counter.name)}</h2>
        {counter.closedOn && <span class="tag b">{words.closedOn(formatDay(counter.closedOn))}</span>}
        {closed && <p class="mu sm">{words.closedHint}</p>}
        <Funnel of={funnels} counter={counter.id} />
        <p ref={status} role="status" class="saved" tabIndex={-1}>
          {said}
        </p>
      </div>
      <div class="rows">
        {kept.length === 0 && <p>{words.noCode}</p>}
        {rows(kept)}
        {kept.length === 0 && !closed && <AddCode counter={counter.id} onChanged={onDone} />}
        {ended.length > 0 && (
          <details>
            <summary>{words.ended(String(ended.length))}</summary>
            {rows(ended)}
          </details>
        )}
      </div>
    </section>
  )
}
