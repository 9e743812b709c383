import { addDays, type Day, firstDayOf, type Month, monthOf } from '../../shared/calendar.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { seeded } from '../../shared/random.ts'
import type { Deps } from '../deps.ts'
import { hasAccounts, makeAccount } from '../store/accounts.ts'
import { counters } from '../store/counters.ts'
import { setDossiers } from '../store/dossiers.ts'
import { fold } from '../store/fold.ts'
import { addSteps, type FunnelRow } from '../store/funnel.ts'
import { findQuestionnaire } from '../store/questionnaires.ts'
import { keepResponse } from '../store/responses.ts'
import { units } from '../store/units.ts'
import { type Desk, simulate } from './simulate.ts'
import { countVisit } from './visits.ts'

export const PASSWORD = 'hue-2026-demo'
export const ACCOUNTS = [
  { username: 'tinh', name: 'Quản trị thành phố', role: 'province', unit: 'hue', counter: null },
  { username: 'phuxuan', name: 'Quản trị phường Phú Xuân', role: 'unit', unit: 'phu-xuan', counter: null },
  { username: 'quay1', name: 'Quầy 1 phường Phú Xuân', role: 'counter', unit: 'phu-xuan', counter: 'phu-xuan-1' },
] as const

/** Fills an empty database with accounts and a simulated year up to today; leaves a filled one as it is. */
export async function fill(deps: Deps, today: Day): Promise<void> {
  if (await hasAccounts(deps.db)) return
  for (const account of ACCOUNTS) await makeAccount(deps.db, { ...account, password: PASSWORD })
  const random = seeded(2026)
  const desks = await desksOf(deps, today)
  const sipas = (await findQuestionnaire(deps.db, 'sipas-2026'))!
  const nine = (await findQuestionnaire(deps.db, 'tt01-2018'))!
  // The centre asks the nine indicators as well. From a month's first day: the two or three forms of a last week would
  // have to stay hidden, and with them every total that holds them.
  const centre = desks.filter(({ kind }) => kind === 'centre')
  const rows = [
    ...simulate(sipas, desks, { from: addDays(today, -364), to: today }, random),
    ...simulate(nine, centre, { from: firstDayOf(monthOf(addDays(today, -240))), to: today }, random),
  ]
  let waiting: Promise<unknown>[] = []
  const dossiers = new Map<string, { unit: string; area: string; month: Month; count: number }>()
  const visits = new Map<string, FunnelRow>()
  const [ofVisits, lately] = [seeded(2027), addDays(today, -30)]
  for (const row of rows) {
    if (row.day > lately) countVisit(visits, row.day, row.counter, ofVisits)
    waiting.push(keepResponse(deps.db, row))
    // Kept in groups: one commit for many, and memory stays flat.
    if (waiting.length === 2000) waiting = (await Promise.all(waiting), [])
    if (row.questionnaire === keyOf(sipas)) countDossier(dossiers, row.unit, row.area, monthOf(row.day), random)
  }
  await Promise.all(waiting)
  await setDossiers(deps.db, [...dossiers.values()])
  await addSteps(deps.db, [...visits.values()])
  await fold(deps.db)
}

/** For each response, some who came did not answer: about one in five does. */
function countDossier(
  dossiers: Map<string, { unit: string; area: string; month: Month; count: number }>,
  unit: string,
  area: string,
  month: Month,
  random: () => number,
) {
  const key = `${unit}|${area}|${month}`
  const row = dossiers.get(key) ?? { unit, area, month, count: 0 }
  dossiers.set(key, { ...row, count: row.count + 2 + Math.floor(random() * 6) })
}

async function desksOf({ db }: Deps, today: Day): Promise<Desk[]> {
  const kinds = new Map((await units(db)).map(({ id, kind }) => [id, kind]))
  return (await counters(db, [...kinds.keys()], today)).map(({ id, unit, areas }) => ({
    counter: id,
    unit,
    areas,
    kind: kinds.get(unit)!,
  }))
}
