import { CLASSES, type Nine } from '../../../shared/tt01.ts'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import { number, words } from '../words.ts'
import { CLAIM } from './basis.ts'
import { Meter } from './Meter.tsx'

const SAYS = words.nine

/** The nine-indicator form's own result, in points and a class: it has no index. */
export function NineTotal({ nine, maximum }: { nine: Nine; maximum: number }) {
  const found = CLASSES.find(({ key }) => key === nine.class)
  const count = SAYS.count(number(nine.n), number(nine.indicators.length))
  return (
    <Figure title={SAYS.total} basis={`${count} ${words.basis.nine}. ${CLAIM}`} wide="s6">
      {found ? (
        <>
          <p class="key">
            {number(nine.mean, 2)}
            <small> {SAYS.of(number(maximum))}</small>
          </p>
          <Meter percent={(100 * nine.mean!) / maximum} />
          <p>
            {SAYS.class} <strong>{say(found.name)}</strong>
          </p>
        </>
      ) : (
        <p>{SAYS.none}</p>
      )}
      {nine.incomplete > 0 && <p class="mu sm">{SAYS.incomplete(number(nine.incomplete))}</p>}
      <p class="note">{SAYS.apart}</p>
    </Figure>
  )
}
