import { useEffect, useState } from 'preact/hooks'
import type { Lang } from '../../shared/questionnaire.ts'
import { getKiosk } from '../api.ts'
import { usePolled } from '../ui/usePolled.ts'
import { useWakeLock } from '../ui/useWakeLock.ts'
import { Frame } from './Frame.tsx'
import { Spoken, tongueOf } from './tongue.ts'
import { useQueue } from './useQueue.ts'

/** A counter may be closed and a questionnaire replaced while the tablet stands there; and it stays a kiosk by asking. */
const EVERY = 60_000

export function App() {
  const { value: info, failure } = usePolled(getKiosk, 'kiosk', EVERY)
  const queue = useQueue()
  const [lang, setLang] = useState<Lang>('vi')
  /** Which person this is since the tablet was switched on: another number, and all of the last one's screen is gone. */
  const [person, setPerson] = useState(1)
  useWakeLock()

  const end = () => {
    setLang('vi')
    setPerson((number) => number + 1)
    scrollTo(0, 0)
  }
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  useEffect(() => {
    // A page that the browser froze is another person's.
    const thaw = ({ persisted }: PageTransitionEvent) => persisted && end()
    addEventListener('pageshow', thaw)
    return () => removeEventListener('pageshow', thaw)
  }, [])

  return (
    <Spoken.Provider value={tongueOf(lang)}>
      <Frame key={person} info={info} failure={failure} queue={queue} setLang={setLang} end={end} />
    </Spoken.Provider>
  )
}
