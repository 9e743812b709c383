import { useEffect } from 'preact/hooks'
import type { CounterInfo, ReferenceInfo } from '../../shared/scores.ts'
import { getToday } from '../api.ts'
import { say } from '../ui/lang.ts'
import { usePolled } from '../ui/usePolled.ts'
import { AreaChooser } from './AreaChooser.tsx'
import { CounterChooser } from './CounterChooser.tsx'
import { areaOf, type Desk } from './desk.ts'
import { Invitation } from './Invitation.tsx'
import { Today } from './Today.tsx'
import { TopBar } from './TopBar.tsx'
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

/** The QR for the citizen, and beside it what the staff may set and see: counts only, never answers or scores. */
export function Screen({ reference, counter, desk, show, connected }: Props) {
  const count = usePolled(() => getToday(counter.id), counter.id, COUNT_EVERY)
  const unit = reference.units.find(({ id }) => id === counter.unit)
  const area = areaOf(counter, desk.area)
  const unitName = unit ? say(unit.name) : ''

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
        connected={connected && !count.failure}
        simulated={reference.simulated}
        administrator={reference.account.role !== 'counter'}
      />
      <main id="main">
        <Invitation counter={counter} area={area} />
        <section class="side" aria-label={words.staff}>
          {!reference.account.counter && (
            <CounterChooser
              reference={reference}
              counter={counter}
              choose={(id) => show({ counter: id, area: null })}
            />
          )}
          <AreaChooser
            areas={reference.areas.filter(({ id }) => counter.areas.includes(id))}
            chosen={area}
            choose={(next) => show({ ...desk, area: next })}
          />
          <Today count={count.value?.count ?? null} />
        </section>
      </main>
    </>
  )
}
