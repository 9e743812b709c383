import Database from 'better-sqlite3'
import { findQuestionnaire } from '../../server/store/questionnaires.ts'
import { fold } from '../../server/store/fold.ts'
import { followDivisions } from '../../server/store/generations.ts'
import { makeAccount } from '../../server/store/accounts.ts'
import { migrate } from '../../server/store/migrate.ts'
import { loadReference } from '../../server/store/reference.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { addDays, type Day, monthOf } from '../../shared/calendar.ts'
import { keyOf } from '../../shared/questionnaire.ts'
import { seeded } from '../../shared/random.ts'
import { forms } from './forms.ts'
import { keeping } from './keeping.ts'
import { areas, type Desk, desks, FIRST, LAST, province, reform, TODAY } from './province.ts'
import { progress } from './report.ts'

export const PASSWORD = 'bench-bench-bench'
export const ACCOUNTS = [
  { username: 'province', name: 'Province', role: 'province', unit: 'hue', counter: null },
  { username: 'unit', name: 'Unit', role: 'unit', unit: desks[0]!.unit, counter: null },
] as const

/** Monday to Friday. */
const WEEK = [1.25, 1.05, 1, 0.95, 0.85]
/** Responses in one transaction, and between two folds. */
const [STEP, FOLD] = [10_000, 25_000]

/** Makes a database of n responses and their tallies: three years of work days, as they would have come in. */
export async function fill(file: string, n: number, seed: number): Promise<void> {
  const random = seeded(seed)
  const db = openSqlite(file)
  await migrate(db)
  await loadReference(db, province, { today: TODAY, random })
  for (const account of ACCOUNTS) await makeAccount(db, { ...account, password: PASSWORD })
  const sipas = (await findQuestionnaire(db, 'sipas-2026'))!

  const raw = new Database(file)
  raw.pragma('synchronous = OFF')
  rememberBefore(raw)
  await followDivisions(db)
  handle(raw, random, n)
  const keep = keeping(raw, keyOf(sipas), forms(sipas, random), random)
  let seq = 0
  for (const [day, count] of spread(n))
    for (let left = count; left > 0;) {
      const some = Math.min(left, STEP, FOLD - (seq % FOLD))
      keep(day, seq, some)
      left -= some
      seq += some
      if (seq % FOLD > 0 && seq < n) continue
      // In larger steps than a server's, which lets others in between.
      await fold(db, { limit: FOLD })
      progress(`${seq} of ${n} responses`)
    }
  raw.close()
  await db.close()
}

/** How many came on each work day: a little more each year, most on Mondays. */
function spread(n: number): [Day, number][] {
  const days: [Day, number][] = []
  for (let day = FIRST, i = 0; day <= LAST; day = addDays(day, 1), i++) {
    const weight = WEEK[new Date(day).getUTCDay() - 1]
    if (weight) days.push([day, weight * (1 + i / 3000)])
  }
  const whole = days.reduce((sum, [, weight]) => sum + weight, 0)
  let [sum, before] = [0, 0]
  return days.map(([day, weight]) => {
    sum += weight
    const count = Math.round((sum / whole) * n) - before
    before += count
    return [day, count]
  })
}

/** A counter takes its history along. */
function rememberBefore(raw: Database.Database) {
  const add = raw.prepare('insert into counter_unit (counter, unit, from_day) values (?, ?, ?)')
  for (const { counter, unit, before } of desks) if (before !== unit) add.run(counter, before, '2023-01-01')
}

/** About five dossiers a response, for every unit, area and month. */
function handle(raw: Database.Database, random: () => number, n: number) {
  const add = raw.prepare('insert into dossier (unit, area, month, count) values (?, ?, ?, ?)')
  const months = new Set(Array.from(spread(n), ([day]) => monthOf(day)))
  const usual = (10 * n) / (months.size * areas.length * 200)
  raw.transaction(() => {
    for (const month of months)
      for (const unit of new Set(desks.map((desk: Desk) => (month < monthOf(reform) ? desk.before : desk.unit))))
        for (const area of areas) add.run(unit, area, month, 1 + Math.floor(usual * random()))
  })()
}
