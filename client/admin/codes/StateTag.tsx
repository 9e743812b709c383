import type { CodeInfo } from '../../../shared/codes.ts'
import { words } from './words.ts'

const LOOK = { serving: 'g', paused: 'w', expired: 'n', revoked: 'n' }

/** @property isClosed a code that serves is of no use at a counter that does not */
export function StateTag({ code: { state, events }, isClosed }: { code: CodeInfo; isClosed: boolean }) {
  if (isClosed && state === 'serving') return <span class="tag n">{words.closed}</span>
  const isReplaced = events.some(({ deed }) => deed === 'replace')
  return <span class={`tag ${LOOK[state]}`}>{isReplaced ? words.replaced : words.states[state]}</span>
}
