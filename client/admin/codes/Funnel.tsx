import type { FunnelsInfo } from '../../../shared/codes.ts'
import { number } from '../words.ts'
import { words } from './words.ts'

const SAYS = words.funnel
const DAYS = 30

/** How many got how far at one counter. */
export function Funnel({ of: funnels, counter }: { of: FunnelsInfo | null; counter: string }) {
  const mine = funnels?.counters.find((one) => one.counter === counter)
  if (!funnels || !mine) return null
  const steps = [
    [SAYS.opened, number(mine.opened)],
    [SAYS.begun, number(mine.begun)],
    [SAYS.sent, mine.sent === null ? SAYS.few(number(funnels.smallest)) : number(mine.sent)],
  ]
  return (
    <div class="funnel">
      <h3>{SAYS.title(number(DAYS))}</h3>
      <dl>
        {steps.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What the counts mean and what they cannot tell. */
export const FunnelGuide = ({ unread }: { unread: boolean }) => (
  <section class="guide">
    {unread && <p role="status">{SAYS.unread}</p>}
    <h2>{SAYS.how}</h2>
    <ul>
      {SAYS.means.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </section>
)
