import type { CounterInfo } from '../../shared/scores.ts'
import { formatDay } from '../../shared/format.ts'
import { lang } from '../ui/lang.ts'
import { qrOf } from './desk.ts'
import { words } from './words.ts'

/** What the citizen sees: the code to scan, or to type. Black on white whatever the theme. */
export function Invitation({ counter: { code, closedOn }, area }: { counter: CounterInfo; area: string | null }) {
  if (closedOn || !code)
    return (
      <section class="invitation">
        <h2>{closedOn ? words.closed(formatDay(closedOn)) : words.noCode}</h2>
        <p class="mu">{words.noCodeText}</p>
      </section>
    )
  return (
    <section class="invitation" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <p class="mu" lang={lang === 'vi' ? 'en' : 'vi'}>
        {words.inviteAside}
      </p>
      <img src={qrOf(code, area)} width="480" height="480" alt={words.qr(`${location.host}/${code}`)} />
      <p class="typed">
        {words.or(location.host)} <strong>{code}</strong>
      </p>
    </section>
  )
}
