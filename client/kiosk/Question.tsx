import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { FACES, facesOf } from '../../shared/faces.ts'
import { partsOf, wording } from '../../shared/questionnaire.ts'
import { useTongue } from './tongue.ts'
import { isEmpty, type Visit } from './visit.ts'

interface Props {
  visit: Visit
  /** @param rating null for no opinion */
  rate: (rating: number | null) => void
  back: () => void
  next: () => void
}

/** One criterion on the whole screen. Nothing goes on by itself: a wrong touch can be mended. */
export function Question({ visit, rate, back, next }: Props) {
  const { lang, words, say } = useTongue()
  const legend = useRef<HTMLLegendElement>(null)
  const [isRefused, refuse] = useState(false)
  const { questionnaire } = visit
  const key = visit.asked[visit.at]!
  const factor = questionnaire.factors.find(({ criteria }) => criteria.some((one) => one.key === key))!
  const criterion = factor.criteria.find((one) => one.key === key)!
  const faces = criterion.levels ? null : facesOf(questionnaire.scale)
  const [text, examples] = partsOf(wording(criterion, questionnaire, lang))
  const { [key]: rating } = visit.ratings
  const isLast = visit.at === visit.asked.length - 1

  // Read out, and where the keyboard goes on: else it would be left on a button that is gone.
  useLayoutEffect(() => legend.current?.focus(), [])

  const goOn = (event: Event) => {
    event.preventDefault()
    if (isLast && isEmpty(visit)) refuse(true)
    else next()
  }
  return (
    <form autocomplete="off" onSubmit={goOn}>
      <div class="progress">
        <h1>{words.question(visit.at + 1, visit.asked.length)}</h1>
        <div aria-hidden="true">
          {visit.asked.map((one, i) => (
            <i key={one} class={i <= visit.at ? 'reached' : ''} />
          ))}
        </div>
      </div>
      <fieldset>
        <legend ref={legend} tabIndex={-1}>
          <small>{say(factor.name)}</small> {text}
          {examples && <small class="examples">{examples}</small>}
        </legend>
        <div class={faces ? 'scale' : 'scale rows'}>
          {questionnaire.scale.levels.map(({ value, label }, i) => (
            <label key={value} class="level">
              <input type="radio" name="rating" checked={rating === value} onChange={() => rate(value)} />
              <span>
                {faces && (
                  <svg viewBox="0 0 32 32" aria-hidden="true">
                    <circle cx="16" cy="16" r="14" />
                    <path d={FACES[faces[i]! - 1]!} />
                  </svg>
                )}
                <b>{say(criterion.levels?.[i] ?? label)}</b>
              </span>
            </label>
          ))}
        </div>
        <label class="none">
          <input type="radio" name="rating" checked={rating === null} onChange={() => rate(null)} /> {words.noOpinion}
        </label>
      </fieldset>
      {isRefused && isEmpty(visit) && (
        <p class="note b" role="alert">
          {words.nothing}
        </p>
      )}
      <div class="acts">
        <button type="button" class="btn q" onClick={back}>
          {words.back}
        </button>
        <button class="btn">{isLast ? words.send : rating === undefined ? words.pass : words.next}</button>
      </div>
    </form>
  )
}
