import './codes.css'
import { useEffect } from 'preact/hooks'
import type { CodesInfo, FunnelsInfo } from '../../../shared/codes.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { get } from '../../api.ts'
import { usePolled } from '../../ui/usePolled.ts'
import { EVERY } from '../data/every.ts'
import { Known } from '../data/Known.tsx'
import { useNavigation } from '../useView.ts'
import { CounterCard } from './CounterCard.tsx'
import { FunnelGuide } from './Funnel.tsx'
import { PrintUnit } from './PrintUnit.tsx'
import { UnitChoice, unitIn } from './UnitChoice.tsx'
import { words } from './words.ts'

const readCodes = () => get<CodesInfo>('/api/v1/codes')
const readFunnels = () => get<FunnelsInfo>('/api/v1/codes/funnel')

/** Where administrators look after what the QRs of one unit carry. */
export function CodesScreen({ reference }: { reference: ReferenceInfo }) {
  const { view } = useNavigation()
  const codes = usePolled(readCodes, 'codes', EVERY)
  const funnels = usePolled(readFunnels, 'funnel', EVERY)
  const unit = unitIn(view, reference)
  const counters = reference.counters.filter((counter) => counter.unit === unit)
  useEffect(() => {
    document.title = words.title
  }, [])
  return (
    <main id="main" class="page codes">
      <div class="heading">
        <div>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p class="mu">{reference.account.role === 'counter' ? words.notYours : words.intro}</p>
        </div>
      </div>
      <div class="choice">
        <UnitChoice reference={reference} chosen={unit} />
        {counters.length > 0 && <PrintUnit unit={unit} />}
      </div>
      {counters.length === 0 && <p>{words.none}</p>}
      <Known polled={codes}>
        {(known) =>
          counters.map((counter) => (
            <CounterCard
              key={counter.id}
              counter={counter}
              reference={reference}
              known={known}
              funnels={funnels.value}
              onChanged={codes.retry}
            />
          ))
        }
      </Known>
      <FunnelGuide unread={funnels.failure !== null && funnels.value === null} />
    </main>
  )
}
