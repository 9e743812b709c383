import { type FormLayout, layoutOf, type Layout, type Products, type Shape, type Sums } from '../../shared/sums.ts'

// The sums again, from their definitions: noughts and ones, multiplied and added, with none of the code that the fold
// uses but the list of where each sum stands. See server/store/verify.ts.

/** What one response adds: where it is not nought, and how much. */
export interface Naive {
  at: Uint16Array
  by: Uint8Array
}

/** Equal forms are common, so some are remembered. */
const REMEMBERED = 20_000
const known = new WeakMap<Shape, Map<string, Naive>>()

export function naiveSums(shape: Shape, answers: string): Naive {
  const cache = known.get(shape) ?? new Map<string, Naive>()
  known.set(shape, cache)
  const before = cache.get(answers)
  if (before) return before
  if (cache.size >= REMEMBERED) cache.clear()
  const sums = computed(shape, answers)
  const at = Uint16Array.from(sums.keys()).filter((i) => sums[i] !== 0)
  const naive: Naive = { at, by: Uint8Array.from(at, (i) => sums[i]!) }
  cache.set(answers, naive)
  return naive
}

/** Adds it to three sums at once, since each look into it takes longer than adding. */
export function addNaively(one: Sums, two: Sums, three: Sums, { at, by }: Naive) {
  for (let i = 0; i < at.length; i++) {
    const place = at[i]!
    const more = by[i]!
    one[place]! += more
    two[place]! += more
    three[place]! += more
  }
}

function computed(shape: Shape, answers: string): Sums {
  const layout = layoutOf(shape)
  const sums = new Float64Array(layout.length)
  const at = answers.includes('.') ? layout.forms.short : layout.forms.full
  const level = Array.from(answers, (answer) => (answer >= '1' && answer <= '9' ? Number(answer) : 0))
  const a = level.map((position) => Number(position > 0))
  const answered = add(a)
  if (answered === 0) return sums

  sums[at.n] = 1
  for (let k = 0; k < layout.criteria; k++) {
    sums[at.rated + k] = a[k]!
    for (let i = 1; i <= shape.levels; i++) sums[at.levels + k * shape.levels + i - 1] = Number(level[k] === i)
  }
  const from = shape.satisfiedFrom
  if (from !== null)
    satisfaction(
      sums,
      layout,
      at,
      a,
      level.map((position) => Number(position >= from)),
    )
  else if (answered === layout.criteria) {
    sums[at.complete] = 1
    sums[at.totals + add(level) - layout.criteria] = 1
  }
  return sums
}

function satisfaction(sums: Sums, { factors, factorOf }: Layout, at: FormLayout, a: number[], y: number[]) {
  sums.set(y, at.satisfied)
  products(sums, at.criteria, a, y)
  const inFactor = (numbers: number[], f: number) => add(numbers.filter((_, k) => factorOf[k] === f))
  const A = factors.map((_, f) => inFactor(a, f))
  const Y = factors.map((_, f) => inFactor(y, f))
  A.forEach((sum, f) => {
    sums[at.factors.a + f] = sum
    sums[at.factors.y + f] = Y[f]!
    sums[at.factors.ownAA + f] = sum * sum
    sums[at.factors.ownYY + f] = Y[f]! * Y[f]!
    sums[at.factors.ownAY + f] = sum * Y[f]!
  })
  products(sums, at.factors, A, Y)
  const less = A.map((sum, f) => sum - Y[f]!)
  whether(sums, at.pleased, Y)
  whether(sums, at.displeased, less)
}

/** The products of different columns, one after another as they stand. */
function products(sums: Sums, { aa, yy, ay }: Products, a: number[], y: number[]) {
  for (let k = 0; k < a.length; k++)
    for (let l = k + 1; l < a.length; l++) {
      sums[aa++] = a[k]! * a[l]!
      sums[yy++] = y[k]! * y[l]!
    }
  for (let k = 0; k < a.length; k++) for (let l = 0; l < a.length; l++) if (l !== k) sums[ay++] = a[k]! * y[l]!
}

/** Whether there is any: anywhere, then in each factor. */
function whether(sums: Sums, table: number, of: number[]) {
  sums[table] = Number(of.some((sum) => sum > 0))
  of.forEach((sum, f) => (sums[table + 1 + f] = Number(sum > 0)))
}

const add = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
