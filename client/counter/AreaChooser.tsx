import type { ReferenceInfo } from '../../shared/scores.ts'
import { say } from '../ui/lang.ts'
import { words } from './words.ts'

interface Props {
  areas: ReferenceInfo['areas']
  chosen: string | null
  choose: (area: string | null) => void
}

/** Native radios, so that arrows move between areas. A counter of one area has nothing to choose. */
export function AreaChooser({ areas, chosen, choose }: Props) {
  const [only] = areas
  if (areas.length === 1 && only)
    return (
      <p class="only">
        <span class="mu">{words.oneArea}:</span> <strong>{say(only.name)}</strong>
      </p>
    )
  const options = [{ id: null, name: words.anyArea }, ...areas.map(({ id, name }) => ({ id, name: say(name) }))]
  return (
    <fieldset>
      <legend>{words.area}</legend>
      <div class="areas">
        {options.map(({ id, name }) => (
          <label key={id}>
            <input type="radio" name="area" checked={id === chosen} onChange={() => choose(id)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
