import type { ComponentChildren } from 'preact'
import { useNavigation } from './useView.ts'
import { searchOf, type View } from './view.ts'

interface Props {
  to: Partial<View>
  /** This is what is in sight, or the page it is on. */
  current?: boolean | 'page'
  /** Keeps the reader's place on the page. */
  stay?: boolean
  children: ComponentChildren
}

/** A link to a changed view: a true address, so that it can be opened beside or sent. */
export function ViewLink({ to, current = false, stay = false, children }: Props) {
  const { view, go } = useNavigation()
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(to)
    if (!stay) scrollTo(0, 0)
  }
  return (
    <a
      href={location.pathname + searchOf({ ...view, ...to })}
      {...(current && { 'aria-current': current === true ? 'true' : current })}
      onClick={onClick}
    >
      {children}
    </a>
  )
}
