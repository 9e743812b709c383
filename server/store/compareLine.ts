import { getOr } from '../../shared/maps.ts'
import type { Steps } from '../../shared/steps.ts'
import { merge, type Sums } from '../../shared/sums.ts'
import { NOTHING, type Packed, packedWith, type Packing, unpack } from './pack.ts'
import type { Counting, Groups } from './recount.ts'
import type { Division, Through } from './series.ts'
import type { OwnRow } from './seriesRows.ts'
import type { TallyRow } from './tallyRows.ts'
import type { Vectors } from './vectors.ts'

/** A stored tally that is not what the responses say. */
export interface Difference {
  division: Division
  questionnaire: string
  /** `phu-xuan|`; `|` is the whole, `*|ho-tich` the lists of an area. */
  place: string
  through: Through
  /** Which area, counter or visits, or whose of a list (`phu-xuan|`); '' where nothing is divided. */
  group: string
  /** Respondents that are kept, and those that there are. Where these are equal, other sums are not. */
  stored: number
  recomputed: number
}

/** What differs, and the rows that would not. */
export interface Found {
  differences: Difference[]
  rows: TallyRow[]
}

/** The rows of one place in a month. */
export interface Line {
  row: Omit<TallyRow, 'through' | keyof Packed>
  place: string
  /** What the last row before should hold. */
  before: Packed
  stored: readonly OwnRow[]
  /** What the month's responses add to each. */
  recounted: ReadonlyMap<Through, Groups>
}

/**
 * Compares each row with what its responses add up to. A row may be kept in which nothing is new: all of it was ruled out.
 *
 * @returns what the last row should hold
 */
export function* compareLine(found: Found, line: Line, counting: Counting): Steps<Packed> {
  const { row, place, before, recounted } = line
  const { division, since, packing, vectors } = counting
  const kept = new Map(line.stored.map((one) => [one.through, one]))
  const throughs = new Set([...recounted.keys(), ...kept.keys()])
  if (throughs.size === 0) return before
  let last = before
  let should = unpacked(before, packing, vectors.worked)
  for (const through of [...throughs].toSorted()) {
    if (since === 'day') should = unpacked(NOTHING, packing, vectors.worked)
    for (const [group, sums] of recounted.get(through) ?? [])
      merge(
        getOr(should, group, () => vectors.worked.take(packing.length)),
        sums,
      )
    last = kept.get(through) ?? NOTHING
    const has = unpacked(last, packing, vectors.read)
    const wrong = differing(should, has)
    const { questionnaire } = row
    found.differences.push(...wrong.map((one) => ({ division, questionnaire, place, through, ...one })))
    if (wrong.length > 0) {
      last = packedWith(NOTHING, should, packing)
      found.rows.push({ ...row, through, ...last })
    }
    yield
  }
  return last
}

function unpacked(packed: Packed, packing: Packing, vectors: Vectors): Groups {
  vectors.takeBack()
  return unpack(packed, packing, vectors)
}

/** The groups that are not as they should be. */
export const differing = (should: Groups, has: Groups): Pick<Difference, 'group' | 'stored' | 'recomputed'>[] =>
  [...new Set([...should.keys(), ...has.keys()])]
    .filter((group) => !isEqual(should.get(group), has.get(group)))
    .map((group) => ({
      group,
      stored: respondents(has.get(group)),
      recomputed: respondents(should.get(group)),
    }))

/** Of full forms and of visits, which is enough to tell a difference by. */
const respondents = (sums: Sums | undefined) => sums?.[0] ?? 0

function isEqual(a: Sums | undefined, b: Sums | undefined) {
  if (!a || !b) return (a ?? b)!.every((sum) => sum === 0)
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
