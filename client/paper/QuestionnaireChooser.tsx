import type { ReferenceInfo } from '../../shared/scores.ts'
import { say } from '../ui/lang.ts'
import { words } from './words.ts'

interface Props {
  reference: ReferenceInfo
  chosen: string
  choose: (id: string) => void
  /** Whether forms are keyed in for the chosen one, which another would not fit; absent where nothing is keyed in. */
  isHeld?: boolean
}

/** Which form lies on the table. */
export function QuestionnaireChooser({ reference: { questionnaires }, chosen, choose, isHeld }: Props) {
  const newest = [...new Map(questionnaires.map((one) => [one.id, one])).values()]
  return (
    <>
      <label class="field">
        {words.questionnaire}
        <select
          value={chosen}
          disabled={isHeld}
          aria-describedby={isHeld ? 'held' : undefined}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {newest.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
      {isHeld !== undefined && (
        <p id="held" class="mu">
          {words.sendFirst}
        </p>
      )}
    </>
  )
}
