import { useState } from 'preact/hooks'
import type { MaximumPoints } from '../../../shared/official.ts'
import { indexFor, moreSatisfiedFor } from '../../../shared/points.ts'
import type { Scores } from '../../../shared/scores.ts'
import { Figure } from '../../ui/Figure.tsx'
import { sorted } from '../../ui/sorted.ts'
import { number, percent, words } from '../words.ts'
import { answersOf } from './answers.ts'
import { basisOf } from './basis.ts'
import { readPoints } from './readPoints.ts'

/** What a number of points would take. */
export function WhatIf({ main, maximums }: { main: Scores; maximums: MaximumPoints[] }) {
  const { maxPoints } = main
  const [typed, setTyped] = useState(() => number(goalAbove(main), 2))
  const { answered, satisfied } = answersOf(main.factors)
  const points = readPoints(typed)
  const index = points === null ? null : indexFor(points, maxPoints)
  const year = Number(main.to.slice(0, 4))
  const basis = sorted(maximums, (a, b) => b.year - a.year).find((one) => one.year <= year)

  const count =
    answered === null ? words.basis.responses(number(main.n)) : words.whatIf.now(number(satisfied), number(answered))
  return (
    <Figure
      title={words.whatIf.title}
      guide={words.whatIf.guide}
      basis={basisOf(main, count, words.basis.method(words.methods.pooled))}
      wide="s4"
    >
      <label class="what-if">
        {words.whatIf.points(number(maxPoints))}
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={typed}
          aria-invalid={index === null}
          aria-describedby="what-if-answer"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <div id="what-if-answer" aria-live="polite">
        {index === null || points === null ? (
          <p class="note w">{words.whatIf.invalid(number(maxPoints))}</p>
        ) : (
          <dl class="needs">
            <dt>{words.whatIf.index}</dt>
            <dd>{percent(index)}</dd>
            <dt>{words.whatIf.more}</dt>
            <dd>
              {answered === null ? (
                <small>{words.whatIf.hidden}</small>
              ) : (
                <More points={points} main={main} answered={answered} satisfied={satisfied} />
              )}
            </dd>
          </dl>
        )}
      </div>
      <p class="mu sm">
        {words.whatIf.note} {basis && words.whatIf.basis(number(basis.points), basis.source)}
      </p>
    </Figure>
  )
}

/** To begin with: the next half point. */
const goalAbove = ({ points, maxPoints }: Scores) => Math.min(maxPoints, Math.floor((points ?? 0) * 2 + 1) / 2)

interface MoreProps {
  points: number
  main: Scores
  answered: number
  satisfied: number
}

function More({ points, main, answered, satisfied }: MoreProps) {
  const { further, turned } = moreSatisfiedFor(points, main.maxPoints, satisfied, answered)
  if (further === 0) return <>{words.whatIf.reached}</>
  if (further === null) return <>{words.whatIf.never}</>
  return (
    <>
      {words.whatIf.answers(number(further))}
      <small>{words.whatIf.forms(number(Math.ceil((further * (main.n ?? 1)) / answered)))}</small>
      {turned !== null && <small>{words.whatIf.turned(number(turned))}</small>}
    </>
  )
}
