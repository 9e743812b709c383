import type { Questionnaire } from '../../shared/questionnaire.ts'
import type { Sums } from '../../shared/sums.ts'

// The sums again, from their definitions and with none of the code that the fold uses: see server/store/verify.ts.

/** What one response adds: noughts and ones. */
export function naiveSums({ scale, factors }: Questionnaire, answers: string): Sums {
  const { levels, satisfiedFrom } = scale
  const chosen = [...answers].map((answer) => levels.findIndex((_, i) => answer === String(i + 1)))
  const rated = chosen.map((level) => level >= 0)
  const measures = satisfiedFrom !== null
  const satisfied = chosen.map((level) => measures && level >= 0 && levels[level]!.value >= satisfiedFrom)
  const unsatisfied = rated.map((is, k) => is && !satisfied[k])
  const factorOf = factors.flatMap(({ criteria }, factor) => criteria.map(() => factor))
  const anywhere = (is: boolean[]) => [
    one(is.some(Boolean)),
    ...factors.map((_, factor) => one(is.some((yes, k) => yes && factorOf[k] === factor))),
  ]
  const total = chosen.reduce((sum, level) => sum + level, 0)

  return {
    n: one(rated.some(Boolean)),
    levels: chosen.flatMap((level) => levels.map((_, i) => one(level === i))),
    aa: measures ? upperTriangle(rated) : [],
    yy: measures ? upperTriangle(satisfied) : [],
    ay: measures ? rated.flatMap((a) => satisfied.map((y) => one(a && y))) : [],
    pleased: measures ? anywhere(satisfied) : [],
    displeased: measures ? anywhere(unsatisfied) : [],
    totals: measures
      ? []
      : possibleTotals(levels.length, chosen.length).map((t) => one(rated.every(Boolean) && t === total)),
  }
}

/** Adds `more`, `times` over, to `sums`. */
export function addNaively(sums: Sums, more: Sums, times: number): Sums {
  const add = (to: number[], from: number[]) => to.map((sum, i) => sum + times * from[i]!)
  return {
    n: sums.n + times * more.n,
    levels: add(sums.levels, more.levels),
    aa: add(sums.aa, more.aa),
    yy: add(sums.yy, more.yy),
    ay: add(sums.ay, more.ay),
    pleased: add(sums.pleased, more.pleased),
    displeased: add(sums.displeased, more.displeased),
    totals: add(sums.totals, more.totals),
  }
}

const one = (is: boolean) => (is ? 1 : 0)

const upperTriangle = (is: boolean[]) => is.flatMap((a, k) => is.slice(k).map((b) => one(a && b)))

const possibleTotals = (levels: number, criteria: number) =>
  Array.from({ length: (levels - 1) * criteria + 1 }, (_, total) => total)
