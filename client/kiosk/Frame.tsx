import { useState } from 'preact/hooks'
import type { Lang } from '../../shared/questionnaire.ts'
import type { KioskInfo } from '../../shared/screen.ts'
import type { Failure } from '../api.ts'
import { Notice } from './Notice.tsx'
import { Person } from './Person.tsx'
import { StaffDoor } from './StaffDoor.tsx'
import { StillThere } from './StillThere.tsx'
import { useTongue } from './tongue.ts'
import { useIdle } from './useIdle.ts'
import type { useQueue } from './useQueue.ts'

interface Props {
  info: KioskInfo | null
  failure: Failure | null
  queue: ReturnType<typeof useQueue>
  setLang: (lang: Lang) => void
  /** Makes room for the next person. */
  end: () => void
}

/** What stands around every screen: where this is, the other language, the staff's door. No link leads out of it. */
export function Frame({ info, failure, queue, setLang, end }: Props) {
  const { lang, words, say } = useTongue()
  const [isAnswering, setAnswering] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  // A language alone is something to take back, too.
  const { left, stay } = useIdle(isAnswering || isLeaving || lang === 'en', end)
  const other = lang === 'vi' ? 'en' : 'vi'
  const isClosed = failure?.code === 'counter-closed'
  return (
    <>
      <header class="top">
        <p>{info ? `${say(info.unit)} – ${say(info.counter)}` : words.title}</p>
        <button lang={other} onClick={() => setLang(other)}>
          {words.other}
        </button>
      </header>
      {info?.simulated && (
        <aside class="simulated" aria-label={words.simulated}>
          {words.simulated}
        </aside>
      )}
      <main id="main">
        {info && !isClosed ? (
          <Person info={info} queue={queue} watch={setAnswering} end={end} />
        ) : (
          <Notice state={isClosed ? 'closed' : failure ? 'failed' : 'loading'} />
        )}
      </main>
      <footer>
        <p>{words.noStaff}</p>
        <button onClick={() => setLeaving(true)}>{words.staff}</button>
      </footer>
      {isLeaving && <StaffDoor queue={queue} close={() => setLeaving(false)} />}
      {left !== null && <StillThere left={left} stay={stay} end={end} />}
    </>
  )
}
