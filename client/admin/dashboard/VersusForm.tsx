import type { UnitInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { words } from '../words.ts'

interface Props {
  peers: UnitInfo[]
  chosen: string | null
  choose: (id: string | null) => void
}

/** A button of its own: a choice that acts at once would act on every arrow key. */
export function VersusForm({ peers, chosen, choose }: Props) {
  const kinds = [...new Set(peers.map(({ kind }) => kind))]
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    choose((new FormData(event.currentTarget as HTMLFormElement).get('with') as string) || null)
  }
  return (
    <form class="no-print" onSubmit={onSubmit}>
      <label>
        {words.versus.with}
        <select name="with" key={chosen}>
          <option value="">{words.versus.nobody}</option>
          {kinds.map((kind) => (
            <optgroup key={kind} label={words.kinds[kind]}>
              {peers
                .filter((unit) => unit.kind === kind)
                .map(({ id, name }) => (
                  <option key={id} value={id} selected={id === chosen}>
                    {say(name)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button class="btn q">{words.versus.apply}</button>
    </form>
  )
}
