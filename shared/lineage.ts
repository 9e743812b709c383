import type { Day } from './calendar.ts'

/** On `day`, its first, the successor went on as what the predecessor was, or as a part of it. */
export interface Succession {
  predecessor: string
  successor: string
  day: Day
}

/** Whose counter it is from a day on, until the next such row. */
export interface Holding {
  counter: string
  unit: string
  from: Day
}

/** All that is known of how units came from one another. */
export interface Lineage {
  units: { id: string; validTo: Day | null }[]
  successions: Succession[]
  holdings: Holding[]
}

/** What units of then are on one day. */
export interface UnitsOn {
  /**
   * The one unit that a response to a unit of then belongs to. The counter knows: it takes its history along. Without
   * it, or where it never was that unit's, the successions do; of the parts of a split, the first by id.
   */
  of(unit: string, counter?: string): string
  /** All units that go on as it, by id: more than one after a split, itself while it is there. */
  heirsOf(unit: string): readonly string[]
  /** Every unit of then from which `of` may lead to one of these, so that nothing else has to be read. */
  sourcesOf(units: readonly string[]): string[]
  /** These, and the ended units that went on in them alone. A unit split among them and others stays theirs above. */
  withPredecessors(units: readonly string[]): string[]
}

/** @param day what changes later counts as not yet decided */
export function unitsOn({ units, successions, holdings }: Lineage, day: Day): UnitsOn {
  const ended = new Set(units.filter(({ validTo }) => validTo !== null && validTo < day).map(({ id }) => id))
  const next = Map.groupBy(
    successions.filter((succession) => succession.day <= day),
    ({ predecessor }) => predecessor,
  )
  const held = holdings.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const holder = new Map(held.map(({ counter, unit }) => [counter, unit]))
  const everHeld = new Set(held.map(({ counter, unit }) => `${counter}|${unit}`))

  const heirs = new Map<string, readonly string[]>()
  function heirsOf(unit: string): readonly string[] {
    const known = heirs.get(unit)
    if (known) return known
    // Already an answer, so that a circle in the data ends here instead of never.
    heirs.set(unit, [unit])
    const successors = ended.has(unit) ? (next.get(unit) ?? []) : []
    const found = [...new Set(successors.flatMap(({ successor }) => heirsOf(successor)))].toSorted()
    if (found.length > 0) heirs.set(unit, found)
    return heirs.get(unit)!
  }

  const of = (unit: string, counter = '') =>
    heirsOf(everHeld.has(`${counter}|${unit}`) ? holder.get(counter)! : unit)[0]!

  return {
    of,
    heirsOf,
    sourcesOf(asked) {
      const wanted = new Set(asked)
      const direct = units.map(({ id }) => id).filter((id) => wanted.has(of(id)))
      const through = held.filter(({ unit, counter }) => wanted.has(of(unit, counter))).map(({ unit }) => unit)
      return [...new Set([...direct, ...through])]
    },
    withPredecessors(asked) {
      const wanted = new Set(asked)
      return units.map(({ id }) => id).filter((id) => wanted.has(id) || heirsOf(id).every((heir) => wanted.has(heir)))
    },
  }
}
