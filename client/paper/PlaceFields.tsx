import type { CounterInfo, ReferenceInfo } from '../../shared/scores.ts'
import { say } from '../ui/lang.ts'
import type { KeyedForm } from './sheaf.ts'
import { words } from './words.ts'

export type Place = Omit<KeyedForm, 'cells'>

interface Props {
  reference: ReferenceInfo
  counters: CounterInfo[]
  place: Place
  set: (place: Place) => void
}

/** Where and when the forms were answered; it holds for every form from now on. */
export function PlaceFields({ reference, counters, place, set }: Props) {
  const counter = counters.find(({ id }) => id === place.counter) ?? counters[0]!
  const areas = reference.areas.filter(({ id }) => counter.areas.includes(id))
  return (
    <>
      <label class="field">
        {words.counter}
        <select
          value={place.counter}
          onChange={(event) => set({ ...place, counter: event.currentTarget.value, area: '' })}
        >
          {reference.units.map(({ id, name }) => {
            const own = counters.filter(({ unit }) => unit === id)
            return (
              own.length > 0 && (
                <optgroup key={id} label={say(name)}>
                  {own.map((one) => (
                    <option key={one.id} value={one.id}>
                      {say(one.name)}
                    </option>
                  ))}
                </optgroup>
              )
            )
          })}
        </select>
      </label>
      <label class="field">
        {words.area}
        <select value={place.area} onChange={(event) => set({ ...place, area: event.currentTarget.value })}>
          {areas.length > 1 && <option value="">{words.anyArea}</option>}
          {areas.map(({ id, name }) => (
            <option key={id} value={areas.length > 1 ? id : ''}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {words.day}
        <input
          type="date"
          required
          max={reference.today}
          value={place.day}
          onInput={(event) => set({ ...place, day: event.currentTarget.value })}
        />
      </label>
    </>
  )
}
