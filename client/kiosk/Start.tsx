import type { KioskInfo } from '../../shared/screen.ts'
import { useTongue } from './tongue.ts'

interface Props {
  areas: KioskInfo['areas']
  questions: number
  /** Responses that are not sent yet. */
  waiting: number
  begin: (area: string | null) => void
}

/** Waits for the next person: one touch on what they came for begins. */
export function Start({ areas, questions, waiting, begin }: Props) {
  const { words, say } = useTongue()
  const [only, another] = areas
  const isOne = only && !another
  return (
    <>
      <div class="hero">
        <h1>{isOne ? words.startOne : words.start}</h1>
        <p>{isOne ? words.startOneHint(questions) : words.startHint(questions)}</p>
      </div>
      {isOne ? (
        <div class="acts">
          <button class="btn" onClick={() => begin(only.id)}>
            {words.begin}
          </button>
        </div>
      ) : (
        <div class={areas.length < 4 ? 'choices few' : 'choices'}>
          {[...areas.map(({ id, name }) => ({ id, name: say(name) })), { id: null, name: words.otherArea }].map(
            ({ id, name }) => (
              <button key={id} class="btn q" onClick={() => begin(id)}>
                {name}
              </button>
            ),
          )}
        </div>
      )}
      <p class="unsent" role="status">
        {waiting > 0 && words.unsent(waiting)}
      </p>
    </>
  )
}
