import { useEffect } from 'preact/hooks'
import { isClosed } from '../../shared/closed.ts'
import type { CounterInfo, ReferenceInfo } from '../../shared/scores.ts'
import { getToday } from '../api.ts'
import { say } from '../ui/lang.ts'
import { usePolled } from '../ui/usePolled.ts'
import { AreaChooser } from './AreaChooser.tsx'
import { CounterChooser } from './CounterChooser.tsx'
import { areaOf, type Desk } from './desk.ts'
import { Invitation } from './Invitation.tsx'
import { Next } from './Next.tsx'
import { StaffWays } from './StaffWays.tsx'
import { Today } from './Today.tsx'
import { TopBar } from './TopBar.tsx'
import { useTicket } from './useTicket.ts'
import { words } from './words.ts'

/** The count is renewed this often, in milliseconds. */
const COUNT_EVERY = 10_000

interface Props {
  reference: ReferenceInfo
  counter: CounterInfo
  desk: Desk
  show: (desk: Desk) => void
  /** Whether the counter's own data were read last time. */
  connected: boolean
}

/** The code for the citizen, and beside it what the staff may set and see: counts only, never answers or scores. */
export function Screen({ reference, counter, desk, show, connected }: Props) {
  const count = usePolled(() => getToday(counter.id), counter.id, COUNT_EVERY)
  const unit = reference.units.find(({ id }) => id === counter.unit)
  const area = areaOf(counter, desk.area)
  const closed = isClosed(counter, reference.today)
  const turn = useTicket(counter.id, area)
  const unitName = unit ? say(unit.name) : ''
  const areas = reference.areas.filter(({ id }) => counter.areas.includes(id))
  const isOnline = connected && !count.failure && !turn.failing

  useEffect(() => {
    document.title = words.title(say(counter.name), unitName)
  }, [counter, unitName])

  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <TopBar
        title={words.place(say(counter.name), unitName)}
        state={isOnline ? 'connected' : turn.ticket ? 'reconnecting' : 'offline'}
        simulated={reference.simulated}
        administrator={reference.account.role !== 'counter'}
      />
      <main id="main">
        <Invitation counter={counter} today={reference.today} turn={turn} />
        <section class="side" aria-label={words.staff}>
          {!reference.account.counter && (
            <CounterChooser
              reference={reference}
              counter={counter}
              choose={(id) => show({ counter: id, area: null })}
            />
          )}
          <AreaChooser areas={areas} chosen={area} choose={(next) => show({ ...desk, area: next })} />
          {!closed && (
            <Next area={say(areas.find(({ id }) => id === area)?.name ?? { vi: '', en: '' })} renew={turn.renew} />
          )}
          <Today count={count.value?.count ?? null} />
          {!closed && <StaffWays counter={counter.id} area={area} />}
        </section>
      </main>
    </>
  )
}
