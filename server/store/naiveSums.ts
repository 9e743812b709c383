import { type FormLayout, layoutOf, type Products, type Shape, type Sums } from '../../shared/sums.ts'

// The sums again, from their definitions: noughts and ones, multiplied and added, with none of the code that the fold
// uses but the list of where each sum stands. See server/store/verify.ts.

/** Adds one response to sums by naive arithmetic. */
export function addNaively(sums: Sums, shape: Shape, answers: string) {
  const { forms, factors, factorOf, criteria: K } = layoutOf(shape)
  const at = answers.includes('.') ? forms.short : forms.full
  const level = Array.from(answers, (answer) => (answer >= '1' && answer <= '9' ? Number(answer) : 0))
  const a = level.map((position) => Number(position > 0))
  const answered = a.reduce((sum, one) => sum + one, 0)
  if (answered === 0) return

  sums[at.n]! += 1
  for (let k = 0; k < K; k++) {
    sums[at.rated + k]! += a[k]!
    for (let i = 1; i <= shape.levels; i++) sums[at.levels + k * shape.levels + i - 1]! += Number(level[k] === i)
  }
  const from = shape.satisfiedFrom
  if (from === null) {
    const total = level.reduce((sum, position) => sum + position, 0) - K
    if (answered === K) sums[at.complete]! += 1
    if (answered === K) sums[at.totals + total]! += 1
    return
  }
  const y = level.map((position) => Number(position >= from))
  for (let k = 0; k < K; k++) sums[at.satisfied + k]! += y[k]!
  addProducts(sums, at.criteria, a, y)

  const inFactor = (numbers: number[], f: number) =>
    numbers.reduce((sum, number, k) => (factorOf[k] === f ? sum + number : sum), 0)
  const A = factors.map((_, f) => inFactor(a, f))
  const Y = factors.map((_, f) => inFactor(y, f))
  A.forEach((sum, f) => (sums[at.factors.a + f]! += sum))
  Y.forEach((sum, f) => (sums[at.factors.y + f]! += sum))
  A.forEach((sum, f) => (sums[at.factors.ownAA + f]! += sum * sum))
  Y.forEach((sum, f) => (sums[at.factors.ownYY + f]! += sum * sum))
  A.forEach((sum, f) => (sums[at.factors.ownAY + f]! += sum * Y[f]!))
  addProducts(sums, at.factors, A, Y)
  addWhether(sums, at, A, Y)
}

/** The products of different columns, one after another as they stand. */
function addProducts(sums: Sums, { aa, yy, ay }: Products, a: number[], y: number[]) {
  for (let k = 0; k < a.length; k++)
    for (let l = k + 1; l < a.length; l++) {
      sums[aa++]! += a[k]! * a[l]!
      sums[yy++]! += y[k]! * y[l]!
    }
  for (let k = 0; k < a.length; k++) for (let l = 0; l < a.length; l++) if (l !== k) sums[ay++]! += a[k]! * y[l]!
}

/** Whether anything was satisfied, and anything rated and not: anywhere, then in each factor. */
function addWhether(sums: Sums, { pleased, displeased }: FormLayout, A: number[], Y: number[]) {
  const less = A.map((sum, f) => sum - Y[f]!)
  for (const [table, of] of [
    [pleased, Y],
    [displeased, less],
  ] as const) {
    sums[table]! += Number(of.some((sum) => sum > 0))
    of.forEach((sum, f) => (sums[table + 1 + f]! += Number(sum > 0)))
  }
}
