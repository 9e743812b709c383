import type { Day } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import type { CounterInfo } from '../../shared/scores.ts'
import { formatDay } from '../../shared/format.ts'
import { lang } from '../ui/lang.ts'
import { Countdown } from './Countdown.tsx'
import type { Turn } from './useTicket.ts'
import { words } from './words.ts'

interface Props {
  counter: CounterInfo
  today: Day
  turn: Turn
}

/**
 * What the citizen sees: the code of this turn to scan, or the printed one to type. Black on white whatever the theme.
 * The printed code stands in for a turn that cannot come; it is fetched at the start, since it could not be then.
 */
export function Invitation({ counter, today, turn: { ticket, left, failing } }: Props) {
  if (isClosed(counter, today))
    return (
      <section class="invitation">
        <h2>{words.closed(formatDay(counter.closedOn))}</h2>
        <p class="mu">{words.closedText}</p>
      </section>
    )
  const { code } = counter
  const useCommon = !ticket && failing && code !== null
  return (
    <section class="invitation" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <p class="mu" lang={lang === 'vi' ? 'en' : 'vi'}>
        {words.inviteAside}
      </p>
      <div class="picture">
        {ticket && <img src={ticket.picture} width="480" height="480" alt={words.qrOnce} />}
        {code && (
          <img
            src={`/qr/${code}.svg`}
            width="480"
            height="480"
            hidden={!useCommon}
            alt={words.qr(`${location.host}/${code}`)}
          />
        )}
        {!ticket && !useCommon && <p class="mu">{failing ? words.noTicket : words.loading}</p>}
      </div>
      {ticket && <Countdown left={left} seconds={ticket.seconds} />}
      {code && (
        <p class="typed">
          {words.or(location.host)} <strong>{code}</strong>
        </p>
      )}
    </section>
  )
}
