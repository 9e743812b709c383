import type { CodeInfo } from '../../../shared/codes.ts'
import { formatDay } from '../../../shared/format.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { Address } from './Address.tsx'
import { Changes } from './Changes.tsx'
import { counterName } from './counterName.ts'
import { History } from './History.tsx'
import { Links } from './Links.tsx'
import { StateTag } from './StateTag.tsx'
import { words } from './words.ts'

interface Props {
  code: CodeInfo
  site: string
  /** Its counter takes no ratings, so no new sign is of use. */
  isClosed: boolean
  reference: ReferenceInfo
  onChanged: (said: string) => void
}

/** One code: what it is, what can be had of it, and what can be done to it. */
export function CodeRow({ code, site, isClosed, reference, onChanged }: Props) {
  const canPrint = !isClosed && (code.state === 'serving' || code.state === 'paused')
  const facts = [
    words.madeOn(formatDay(code.madeOn)),
    code.madeFor !== code.counter && words.madeFor(counterName(code.madeFor, reference)),
    code.endsOn && words.endsOn(formatDay(code.endsOn)),
    code.next && words.next(counterName(code.next.counter, reference), formatDay(code.next.from)),
  ]
  return (
    <article class="code-row" aria-label={words.code(code.code)}>
      {canPrint && <img src={`/qr/${code.code}.svg`} alt={words.picture(code.code)} width="128" height="128" />}
      <div>
        <p class="what">
          <span class="short">{code.code}</span> <StateTag code={code} isClosed={isClosed} />
        </p>
        <p class="mu sm">{facts.filter(Boolean).join(' ')}</p>
        {canPrint && <Address link={`${site}/${code.code}`} />}
      </div>
      <div class="does">
        {canPrint && <Links code={code.code} />}
        {code.state !== 'revoked' && <Changes code={code} reference={reference} onChanged={onChanged} />}
        <History code={code} reference={reference} />
      </div>
    </article>
  )
}
