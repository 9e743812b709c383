import { type Find, type Rule, tooFew } from './decide.ts'
import type { Lattice } from './lattice.ts'

/** The figures that grew in some months; undefined when one fell, or the figures are others. */
export function findGrown(before: Lattice, now: Lattice, months: readonly number[]): number[] | undefined {
  if (before.names !== now.names) return undefined
  const hasGrown = new Uint8Array(now.names.length)
  const pairs = [[before.counts, now.counts] as const, ...before.parts.map((part, i) => [part, now.parts[i]!] as const)]
  for (const [olds, news] of pairs)
    for (const month of months) {
      const [old, fresh] = [olds[month]!, news[month]!]
      for (let i = 0; i < old.length; i++) {
        if (fresh[i]! < old[i]!) return undefined
        if (fresh[i]! > old[i]!) hasGrown[i] = 1
      }
    }
  return [...hasGrown.keys()].filter((i) => hasGrown[i] === 1)
}

/** Leaves out what was small in the whole period before. */
export const exceptSmallIn =
  (before: Lattice, rule: Rule, find: Find): Find =>
  (draft, p) =>
    find(draft, p).flatMap((found) => {
      if (found.part !== p) return [found]
      const known = tooFew(before, found.figure, draft.periods[found.part]!, rule)
      const of = found.of.filter((kind) => !known.includes(kind))
      return of.length > 0 ? [{ ...found, of }] : []
    })
