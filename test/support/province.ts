import { type Answers, encodeAnswers, type Ratings } from '../../shared/answers.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { criteriaOf } from '../../shared/questionnaire.ts'
import { seeded } from '../../shared/random.ts'
import { reference } from '../../server/reference/reference.ts'
import type { Db } from '../../server/store/db.ts'
import { keepResponse } from '../../server/store/responses.ts'
import { rule } from '../../server/store/rulings.ts'
import { changeUnits, type NewUnit, type UnitChange } from '../../server/store/unitChange.ts'
import { NOW, openOffice } from './office.ts'

/** All responses of one counter, area and day, under the unit of that day. */
export interface Cell {
  unit: string
  /** What the unit is today. */
  now: string
  counter: string
  area: string
  day: Day
  n: number
  /** Ratings of each criterion. */
  rated: Record<string, number>
  /** The responses, each with the criteria that it rates. */
  ids: Map<string, string[]>
}

const TODAY = dayOf(NOW)
const CHANGE = '2026-10-10' as Day
const AREAS = ['ho-tich', 'chung-thuc', 'dat-dai']
const DESKS = { 'so-noi-vu': 1, 'phu-xuan': 2, 'kim-long': 1, 'an-cuu': 2 }
const MONTHS = ['2025-12', '2026-08', '2026-09', '2026-10', '2026-11']

const SIPAS = reference.questionnaires.find(({ id }) => id === 'sipas-2026')!
export const CRITERIA = criteriaOf(SIPAS).map(({ key }) => key)

const ward = (id: string, more: Partial<NewUnit> = {}): NewUnit => ({
  id,
  code: id.toUpperCase(),
  name: { vi: id, en: id },
  level: 'commune',
  kind: 'ward',
  parent: 'hue',
  ...more,
})

interface Reform extends Pick<UnitChange, 'kind' | 'from' | 'counters'> {
  to: (NewUnit | string)[]
}

/** What may happen to units in the middle of a month. */
const REFORMS: (Reform | null)[] = [
  null,
  { kind: 'merge', from: ['kim-long', 'an-cuu'], to: [ward('co-do')] },
  {
    kind: 'split',
    from: ['phu-xuan'],
    to: [ward('bac'), ward('nam')],
    counters: { 'phu-xuan-1': 'bac', 'phu-xuan-2': 'nam' },
  },
  { kind: 'move', from: ['kim-long'], to: [ward('dac-khu', { kind: 'department', level: 'province' })] },
  { kind: 'merge', from: ['an-cuu'], to: ['phu-xuan'] },
]

const small = {
  ...reference,
  units: reference.units.filter(({ id }) => id === 'hue' || id in DESKS),
  predecessors: [],
  successions: [],
  areas: reference.areas.filter(({ id }) => AREAS.includes(id)),
  counters: reference.counters
    .filter(({ id, unit }) => Number(id.slice(unit.length + 1)) <= (DESKS[unit as keyof typeof DESKS] ?? 0))
    .map((counter) => ({ ...counter, areas: AREAS })),
  officialResults: [],
}

/** A small province with few responses: some cells busy, most of them near the threshold, many empty. */
export async function openProvince(db: Db, seed: number, smallestCell: number) {
  const office = await openOffice(db, { smallestCell, known: small })
  const random = seeded(seed)
  const reform = REFORMS[seed % REFORMS.length]!
  const heirOf = (counter: string, unit: string) => {
    if (!reform?.from.includes(unit)) return unit
    const to = reform.to[0]!
    return reform.counters?.[counter] ?? (typeof to === 'string' ? to : to.id)
  }
  const areas = AREAS.slice(0, 2 + (seed % 2))
  const days = MONTHS.flatMap((month) => ['05', '12', '19'].map((day) => `${month}-${day}` as Day)).concat(TODAY)
  const busy = new Map<string, number>()
  const cells: Cell[] = []
  for (const { id, unit } of small.counters)
    for (const area of areas)
      for (const day of days) {
        const about = `${id} ${area}`
        if (!busy.has(about)) busy.set(about, [0, 0.7, 1.5, 3, 9][Math.floor(random() * 5)]!)
        const now = heirOf(id, unit)
        const n = random() < 0.3 ? 0 : Math.floor(random() * 2 * busy.get(about)!)
        cells.push({ unit: day < CHANGE ? unit : now, now, counter: id, area, day, n, rated: {}, ids: new Map() })
      }
  await Promise.all(cells.flatMap((cell) => Array.from({ length: cell.n }, () => keep(db, cell, random))))
  if (reform) await changeUnits(db, { ...reform, day: CHANGE })

  const created = (reform?.to ?? []).filter((one) => typeof one !== 'string')
  const units = [
    ...small.units.map(({ id, kind }) => ({ id, kind, ended: !!reform?.from.includes(id) })),
    ...created.map(({ id, kind }) => ({ id, kind, ended: false })),
  ]
  /** By the units of then, with those that went on in it alone. */
  const thenOf = (id: string) =>
    units.filter((unit) => unit.id === id || (unit.ended && reform!.to.length === 1 && nameOf(reform!.to[0]!) === id))
  async function come(cell: Cell) {
    cell.n++
    await keep(db, cell, random)
  }
  /** Rules out one of a cell's responses, if there is any. */
  async function leave(cell: Cell) {
    const [first] = cell.ids
    if (!first) return
    const [id, rated] = first
    cell.n--
    cell.ids.delete(id)
    for (const key of rated) cell.rated[key]!--
    await rule(db, { id, isOut: true, reason: 'test', actor: 'test', at: NOW })
  }
  return { office, cells, units, areas, counters: small.counters.map(({ id }) => id), thenOf, reform, come, leave }
}

const nameOf = (unit: NewUnit | string) => (typeof unit === 'string' ? unit : unit.id)

async function keep(db: Db, cell: Cell, random: () => number) {
  const ratings: Ratings = {}
  const complains = random() < 0.4
  const all = CRITERIA
  all.forEach((key, i) => {
    if ((i >= all.length - 3 && !complains) || random() < 0.05) return
    ratings[key] = 1 + Math.floor(Math.sqrt(random()) * 5)
  })
  ratings[all[0]!] ??= 4
  for (const key of Object.keys(ratings)) cell.rated[key] = (cell.rated[key] ?? 0) + 1
  const { unit, counter, area, day } = cell
  const answers: Answers = encodeAnswers(SIPAS, ratings)
  const about = { unit, counter, area, day, questionnaire: 'sipas-2026@1', answers }
  const id = responseId(day, random)
  cell.ids.set(id, Object.keys(ratings))
  await keepResponse(db, { ...about, id, respondent: null, comment: null, channel: 'code', origin: 'citizen' })
}

export type Province = Awaited<ReturnType<typeof openProvince>>
