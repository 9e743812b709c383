import { type Dossiers, dossiersBy } from '../../shared/dossiers.ts'
import { factorScores, measured, overall, type Reading } from '../../shared/report.ts'
import type { Figure, Row } from '../../shared/scores.ts'
import { emptyFormSums, type FormSums, mergeAll, type Shape } from '../../shared/sums.ts'
import type { Text } from '../../shared/questionnaire.ts'
import type { Db } from '../store/db.ts'
import { areas } from '../store/areas.ts'
import { counters } from '../store/counters.ts'
import { sumsBy } from '../store/tallies.ts'
import { ranksInside } from './rank.ts'
import type { Scope } from './scope.ts'
import type { By } from './query.ts'

/** One row for each unit, area, counter, factor, criterion, month or day. */
export async function rowsOf(
  db: Db,
  scope: Scope,
  by: By,
  strata: Map<string, FormSums>,
  dossiers: Dossiers[],
): Promise<Row[]> {
  const { reading } = scope
  const all = mergeAll(reading.shape, strata.values())
  if (by === 'factor') return factorScores(reading, all).map((factor) => asRow(reading, factor))
  if (by === 'criterion')
    return factorScores(reading, all).flatMap(({ criteria }) => criteria.map((c) => asRow(reading, c)))

  const sums = isStratum(by) ? regroup(reading.shape, strata, by) : await sumsBy(db, scope.filter, reading.shape, by)
  const names = await namesOf(db, scope, by)
  // Units and months without a response are rows too: empty is not the same as absent.
  const keys = by === 'unit' ? unitsIn(scope, sums) : [...sums.keys()].sort()
  const scored = keys.map((key) => ({
    key,
    score: overall(reading, sums.get(key) ?? emptyFormSums(reading.shape)),
  }))
  const handled = hasDossiers(by) ? dossiersBy(dossiers, (row) => row[by]) : null
  const ranks = by === 'unit' ? ranksInside(scope.units, scored) : new Map<string, Row['rank']>()
  return scored.map(({ key, score }) => ({
    key,
    name: names.get(key) ?? same(key),
    ...measured(reading, score, handled?.get(key) ?? null),
    rank: ranks.get(key) ?? null,
  }))
}

/** Those that served in the period, or have responses. The province itself serves nobody. */
const unitsIn = ({ units, from, to }: Scope, sums: ReadonlyMap<string, unknown>) =>
  units
    .filter(({ id, kind, validFrom, validTo }) => {
      const served = kind !== 'province' && validFrom <= to && (validTo === null || validTo >= from)
      return served || sums.has(id)
    })
    .map(({ id }) => id)

const isStratum = (by: By) => by === 'unit' || by === 'area'

/** Unit × area, added up to one of the two. */
function regroup(shape: Shape, strata: Map<string, FormSums>, by: By) {
  const part = by === 'unit' ? 0 : 1
  const groups = Map.groupBy(strata, ([key]) => key.split('|')[part]!)
  return new Map(
    [...groups].map(([key, members]) => [
      key,
      mergeAll(
        shape,
        members.map(([, sums]) => sums),
      ),
    ]),
  )
}

const hasDossiers = (by: By): by is 'unit' | 'area' | 'month' => by === 'unit' || by === 'area' || by === 'month'

async function namesOf(db: Db, { units, today }: Scope, by: By): Promise<Map<string, Text>> {
  if (by === 'unit') return new Map(units.map(({ id, name }) => [id, name]))
  if (by === 'area') return new Map((await areas(db)).map(({ id, name }) => [id, name]))
  if (by !== 'counter') return new Map()
  const desks = await counters(
    db,
    units.map(({ id }) => id),
    today,
  )
  return new Map(desks.map(({ id, name }) => [id, name]))
}

const same = (text: string): Text => ({ vi: text, en: text })

function asRow({ maxPoints }: Reading, { key, name, ...figure }: Figure & { key: string; name: Text }): Row {
  const { index, n, interval, se, complete, suppressed, absence } = figure
  const points = index === null ? null : (index * maxPoints) / 100
  const unknown = { dossiers: null, required: null, adequate: null, responseRate: null, rank: null }
  return { key, name, index, n, interval, se, complete, suppressed, absence, points, ...unknown }
}
