import type { ReferenceInfo, Scores } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { oneUnit, peersOf } from '../peers.ts'
import { useNavigation } from '../useView.ts'
import type { View } from '../view.ts'
import { number, words } from '../words.ts'
import { basisOf } from './basis.ts'
import { Pair, saidOf } from './Pair.tsx'
import { VersusForm } from './VersusForm.tsx'

interface Props {
  main: Scores
  /** Of the figures in sight. */
  view: View
  reference: ReferenceInfo
}

/** The unit in sight beside another one. Nothing where the account may see no other. */
export function Versus({ main, view, reference }: Props) {
  const { go } = useNavigation()
  const one = oneUnit(view, reference)
  const peers = peersOf(view, reference)
  if (!one || !peers.length) return null
  const other = peers.find(({ id }) => id === view.with)
  const [name, otherName] = [say(one.name), other ? say(other.name) : '']
  const found = main.other
  return (
    <section class={`card versus ${other ? '' : 'alone'} s12`}>
      <div>
        <div>
          <h2>{words.versus.title}</h2>
          <p class="mu sm">{words.versus.guide}</p>
        </div>
        <VersusForm peers={peers} chosen={other?.id ?? null} choose={(id) => go({ with: id })} />
      </div>
      <div aria-live="polite">
        {other && found?.index == null && <p>{words.versus.none(otherName)}</p>}
        {found?.index != null && (
          <>
            {found.difference && <p class="verdict">{words.versus.verdict[found.verdict](name, otherName)}</p>}
            <p>{saidOf(found)}</p>
            <Pair
              rows={[
                [name, main],
                [otherName, found],
              ]}
            />
            {other?.kind !== one.kind && <p class="note w">{words.versus.unlike}</p>}
          </>
        )}
      </div>
      {found?.index != null && <p class="basis">{basisOf(main, words.basis.both(number(main.n), number(found.n)))}</p>}
    </section>
  )
}
