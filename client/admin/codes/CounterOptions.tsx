import { isClosed } from '../../../shared/closed.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'

/** Counters that serve, by unit. The unit of the one left out comes first: most work moves next door. */
export function CounterOptions({ reference, without }: { reference: ReferenceInfo; without: string }) {
  const { counters, units, today } = reference
  const open = counters.filter((counter) => counter.id !== without && !isClosed(counter, today))
  const own = counters.find(({ id }) => id === without)?.unit
  const having = units.filter(({ id }) => open.some(({ unit }) => unit === id))
  return (
    <>
      {[...having.filter(({ id }) => id === own), ...having.filter(({ id }) => id !== own)].map((unit) => (
        <optgroup key={unit.id} label={say(unit.name)}>
          {open
            .filter((counter) => counter.unit === unit.id)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}, {say(unit.name)}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  )
}
