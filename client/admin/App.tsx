import { useEffect, useRef } from 'preact/hooks'
import { getReference } from '../api.ts'
import { Loading } from '../ui/Loading.tsx'
import { usePolled } from '../ui/usePolled.ts'
import { CodesScreen } from './codes/CodesScreen.tsx'
import { Dashboard } from './dashboard/Dashboard.tsx'
import { DataScreen } from './data/DataScreen.tsx'
import { Failed } from './dashboard/Failed.tsx'
import { Header } from './Header.tsx'
import { NavigationContext, useView } from './useView.ts'
import { words } from './words.ts'

/** Units, counters and today's date change rarely, but a screen may stay open for days. */
const REFERENCE_EVERY = 60_000

const SCREENS = { dashboard: Dashboard, data: DataScreen, codes: CodesScreen }

export function App() {
  const navigation = useView()
  const { value: reference, failure, retry } = usePolled(getReference, 'reference', REFERENCE_EVERY)

  useHeadingFocus(navigation.view.screen)
  const Screen = SCREENS[navigation.view.screen ?? 'dashboard']

  return (
    <NavigationContext.Provider value={navigation}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <Header reference={reference} />
      {reference ? (
        <Screen reference={reference} />
      ) : (
        <main id="main" class="page">
          {failure ? <Failed failure={failure} retry={retry} /> : <Loading says={words.state.loading} />}
        </main>
      )}
    </NavigationContext.Provider>
  )
}

/** Moves the reader to the heading when a link showed another screen, as a new document would. */
function useHeadingFocus(screen: string | null) {
  const before = useRef(screen)
  useEffect(() => {
    if (before.current !== screen) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    before.current = screen
  }, [screen])
}
