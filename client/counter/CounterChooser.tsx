import { isClosed } from '../../shared/closed.ts'
import type { CounterInfo, ReferenceInfo } from '../../shared/scores.ts'
import { say } from '../ui/lang.ts'
import { words } from './words.ts'

interface Props {
  reference: ReferenceInfo
  counter: CounterInfo
  choose: (id: string) => void
}

/** For administrators, who may stand in for any counter below them. */
export const CounterChooser = ({ reference: { units, counters, today }, counter, choose }: Props) => (
  <label class="chooser">
    {words.counter}
    <select onChange={(event) => choose(event.currentTarget.value)}>
      {units.map(({ id, name }) => {
        const own = counters.filter((one) => one.unit === id && !isClosed(one, today))
        return (
          own.length > 0 && (
            <optgroup key={id} label={say(name)}>
              {own.map((one) => (
                <option key={one.id} value={one.id} selected={one.id === counter.id}>
                  {say(one.name)}
                </option>
              ))}
            </optgroup>
          )
        )
      })}
    </select>
  </label>
)
