import type { ComponentChildren } from 'preact'
import { useNavigation } from './useView.ts'
import { searchOf, type View } from './view.ts'

/** A link to a changed view: a true address, so that it can be opened beside or sent. */
export function ViewLink({ to, children }: { to: Partial<View>; children: ComponentChildren }) {
  const { view, go } = useNavigation()
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(to)
    scrollTo(0, 0)
  }
  return (
    <a href={location.pathname + searchOf({ ...view, ...to })} onClick={onClick}>
      {children}
    </a>
  )
}
