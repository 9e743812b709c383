import { words } from './words.ts'

/** What each key does, for who has a keyboard. */
export const Keys = ({ digits }: { digits: string[] }) => {
  const levels = digits.filter((digit) => digit !== '0' || digits[0] === '0')
  return (
    <dl class="keys" aria-label={words.keys}>
      <div>
        <dt>
          <kbd>{levels[0]}</kbd>–<kbd>{levels.at(-1)}</kbd>
        </dt>
        <dd>{words.keysRate}</dd>
      </div>
      {levels.length < digits.length && (
        <div>
          <dt>
            <kbd>0</kbd>
          </dt>
          <dd>{words.keysNone}</dd>
        </div>
      )}
      <div>
        <dt>
          <kbd>{words.space}</kbd>
        </dt>
        <dd>{words.keysBlank}</dd>
      </div>
      <div>
        <dt>
          <kbd>Backspace</kbd>
        </dt>
        <dd>{words.keysBack}</dd>
      </div>
      <div>
        <dt>
          <kbd>Enter</kbd>
        </dt>
        <dd>{words.keysNext}</dd>
      </div>
    </dl>
  )
}
