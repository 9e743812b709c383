/** A sorted copy. `toSorted` would ask for browsers of 2023, which not every office has. */
// oxlint-disable-next-line unicorn/no-array-sort
export const sorted = <T>(list: readonly T[], compare: (a: T, b: T) => number): T[] => [...list].sort(compare)
