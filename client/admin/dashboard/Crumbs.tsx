import type { ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { useNavigation } from '../useView.ts'
import { ViewLink } from '../ViewLink.tsx'
import { words } from '../words.ts'

/** The way back up, from the account's own unit down to the place shown. Nothing while that is the unit itself. */
export function Crumbs({ reference: { units, account } }: { reference: ReferenceInfo }) {
  const { view } = useNavigation()
  const above: typeof units = []
  let at = units.find(({ id }) => id === view.unit)
  if (view.kind) at ??= units.find(({ id }) => id === account.unit)
  else if (!view.counter) at = units.find(({ id }) => id === at?.parent)
  else at ??= units.find(({ id }) => id === account.unit)
  while (at && !above.includes(at)) {
    above.unshift(at)
    at = units.find(({ id }) => id === at?.parent)
  }
  if (!above.length) return null
  return (
    <nav class="crumbs" aria-label={words.crumbs}>
      <ol>
        {above.map(({ id, name }) => (
          <li key={id}>
            <ViewLink to={{ unit: id === account.unit ? null : id, counter: null, kind: null }}>{say(name)}</ViewLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
