import { expect, it } from 'vitest'
import { addingUp } from '../../../server/store/bitColumns.ts'
import { Pile } from '../../../server/store/pile.ts'
import { seeded } from '../../../shared/random.ts'
import { finish } from '../../../shared/steps.ts'
import { layoutOf, ordered, pair, type Products, type Shape } from '../../../shared/layout.ts'
import { emptySums, type Sums } from '../../../shared/sums.ts'
import { SIXTEEN, someAnswers } from '../../support/responses.ts'

const SHAPES: Record<string, Shape> = {
  'sixteen criteria': SIXTEEN,
  'factors of one criterion and of many': { factors: [1, 9, 2, 1], levels: 9, satisfiedFrom: 7 },
  'one criterion': { factors: [1], levels: 2, satisfiedFrom: 2 },
  'no satisfaction': { factors: [4, 5], levels: 3, satisfiedFrom: null },
}

const add = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** One response by the words of shared/sums.ts, number by number. */
function addPlainly(sums: Sums, shape: Shape, answers: string) {
  const { criteria, factorOf, forms } = layoutOf(shape)
  const at = answers.includes('.') ? forms.short : forms.full
  const from = shape.satisfiedFrom
  const levels = Array.from(answers, (answer) => Number(answer) || 0)
  const a = levels.map((level) => Number(level > 0))
  const y = levels.map((level) => Number(from !== null && level >= from))
  const more = (place: number, by: number | boolean) => (sums[place]! += Number(by))
  const products = (to: Products, A: number[], Y: number[]) => {
    if (to !== at.criteria)
      A.forEach((all, f) => {
        const satisfied = Y[f]!
        more(to.a + f, all)
        more(to.y + f, satisfied)
        more(to.ownAA + f, all * all)
        more(to.ownYY + f, satisfied * satisfied)
        more(to.ownAY + f, all * satisfied)
      })
    for (let k = 0; k < to.columns; k++)
      for (let l = 0; l < to.columns; l++) {
        if (k < l) more(to.aa + pair(k, l, to.columns), A[k]! * A[l]!)
        if (k < l) more(to.yy + pair(k, l, to.columns), Y[k]! * Y[l]!)
        if (k !== l) more(to.ay + ordered(k, l, to.columns), A[k]! * Y[l]!)
      }
  }

  more(at.n, add(a) > 0)
  levels.forEach((level, k) => {
    more(at.rated + k, a[k]!)
    if (level > 0) more(at.levels + k * shape.levels + level - 1, 1)
  })
  if (from === null) {
    if (add(a) < criteria) return
    more(at.complete, 1)
    more(at.totals + add(levels) - criteria, 1)
    return
  }
  y.forEach((one, k) => more(at.satisfied + k, one))
  products(at.criteria, a, y)
  const inFactors = (numbers: number[]) =>
    shape.factors.map((_, f) => add(numbers.filter((_number, k) => factorOf[k] === f)))
  const [A, Y] = [inFactors(a), inFactors(y)]
  products(at.factors, A, Y)
  products(at.all, [add(A)], [add(Y)])
  if (at.weighed !== at.all) {
    const weigh = (numbers: number[], power = 1) => add(numbers.map((number, f) => number * shape.factors[f]! ** power))
    products(at.weighed, [weigh(A)], [weigh(Y)])
    more(at.weighed.alone, weigh(A, 2))
  }
  more(at.pleased, add(Y) > 0)
  more(at.displeased, add(Y) < add(A))
  A.forEach((all, f) => {
    const satisfied = Y[f]!
    more(at.pleasedIn + f, satisfied > 0)
    more(at.displeasedIn + f, satisfied < all)
  })
}

it.each(Object.entries(SHAPES))('columns of bits give the sums that are defined: %s', (_name, shape) => {
  const random = seeded(41)
  const addUp = addingUp(shape)
  const [columns, plain] = [emptySums(shape), emptySums(shape)]
  const pile = new Pile()
  for (const missing of [0, 0.1, 0.95])
    for (const answers of someAnswers(shape, random, 500, missing)) pile.put(20261123, {} as never, answers)
  // In parts of all sizes, as groups of a place are.
  for (let done = 0, size = 0; done < pile.all.length; done += size++) {
    const part = pile.all.slice(done, done + size)
    finish(addUp(columns, pile, part))
    for (const i of part) {
      const from = i * layoutOf(shape).criteria
      addPlainly(plain, shape, String.fromCharCode(...pile.answers.subarray(from, from + layoutOf(shape).criteria)))
    }
    expect(columns).toEqual(plain)
  }
})
