import type { CodeEvent, CodeInfo } from '../../../shared/codes.ts'
import { formatDay } from '../../../shared/format.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { counterName } from './counterName.ts'
import { words } from './words.ts'

const SAW = words.saw

/** What was done to a code, by whom and when. */
export function History({ code, reference }: { code: CodeInfo; reference: ReferenceInfo }) {
  if (code.events.length === 0) return null
  return (
    <details class="history">
      <summary>{words.history}</summary>
      <ol>
        <li>
          {formatDay(code.madeOn)}: {SAW.made}
        </li>
        {code.events.map((event, i) => (
          <li key={i}>
            {formatDay(event.day)}: {saidOf(event, reference)} <span class="mu">({event.actor})</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

function saidOf({ deed, from, target }: CodeEvent, reference: ReferenceInfo): string {
  if (deed === 'replace') return SAW.replace(target!)
  if (deed === 'lead') return SAW.lead(counterName(target!, reference), formatDay(from!))
  if (deed === 'expire') return from ? SAW.expire(formatDay(from)) : SAW.unexpire
  return SAW[deed]
}
