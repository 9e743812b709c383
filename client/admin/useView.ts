import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { readView, searchOf, type View } from './view.ts'

export interface Navigation {
  view: View
  /** Shows another view and adds it to the history. */
  go: (changes: Partial<View>) => void
}

export const NavigationContext = createContext<Navigation | null>(null)

export const useNavigation = () => useContext(NavigationContext)!

/** The view in the address, following the back and forward buttons. */
export function useView(): Navigation {
  const [view, setView] = useState(() => readView(location.search))

  useEffect(() => {
    const onBack = () => setView(readView(location.search))
    addEventListener('popstate', onBack)
    return () => removeEventListener('popstate', onBack)
  }, [])

  const go = (changes: Partial<View>) => {
    const next = { ...view, ...changes }
    history.pushState(null, '', location.pathname + searchOf(next))
    setView(next)
  }
  return { view, go }
}
