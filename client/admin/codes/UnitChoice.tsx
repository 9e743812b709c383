import type { ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { useNavigation } from '../useView.ts'
import type { View } from '../view.ts'
import { words as adminWords } from '../words.ts'
import { words } from './words.ts'

/** Units that have counters, in the order of the reference. */
function unitsWithCounters({ units, counters }: ReferenceInfo) {
  const having = new Set(counters.map(({ unit }) => unit))
  return units.filter(({ id }) => having.has(id))
}

/** The unit in sight: the one chosen, else the account's own, else the first that has counters. */
export function unitIn(view: View, reference: ReferenceInfo): string {
  const ids = unitsWithCounters(reference).map(({ id }) => id)
  return [view.unit, reference.account.unit].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? ''
}

/** Chooses the unit, when there is a choice. */
export function UnitChoice({ reference, chosen }: { reference: ReferenceInfo; chosen: string }) {
  const { go } = useNavigation()
  const units = unitsWithCounters(reference)
  const kinds = [...new Set(units.map(({ kind }) => kind))]
  if (units.length < 2) return null
  return (
    <label>
      {words.unit}
      <select
        value={chosen}
        // A counter or a unit to compare with belongs to the unit before.
        onChange={(event) => go({ unit: event.currentTarget.value, kind: null, counter: null, with: null })}
      >
        {kinds.map((kind) => (
          <optgroup key={kind} label={adminWords.kinds[kind]}>
            {units
              .filter((unit) => unit.kind === kind)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
