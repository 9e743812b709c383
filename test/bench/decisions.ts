import { type Cell, partsIn, sumOf } from '../../shared/lattice.ts'
import { seeded } from '../../shared/random.ts'
import type { Steps } from '../../shared/steps.ts'
import { isHidden } from '../../shared/suppressAreas.ts'
import { changedDays, followDays, suppressDays } from '../../shared/suppressDays.ts'
import {
  decideYear,
  type Divided,
  emptyLattices,
  followYear,
  latticesIn,
  type Lattices,
  relaxYear,
  withCells,
  type Year,
} from '../../shared/suppressYear.ts'
import { binomial, poisson } from './chance.ts'
import { drawing } from './draw.ts'
import type { Options } from './options.ts'
import { areas, type Desk, desks } from './province.ts'
import { atMost, median, quantile, type Report, round } from './report.ts'

const K = 5
/** Of the form, and how many of them few people answer. */
const [CRITERIA, RARE] = [22, 4]
/** The month that still runs, and the days of it that have passed. */
const [MONTH, DAYS] = [11, 22]
/** An area has this many times as many responses as another, at most. */
const SKEW = 40
/** Responses between two looks at a dashboard, at 9 000 a day. */
const BETWEEN = 20

interface Stay extends Cell {
  counter: string
}

/**
 * How long it takes to decide which small cells to hide, without the database: a whole year, the periods that still
 * run, and what a dashboard waits for after new responses.
 *
 * @param options.n responses in three years
 */
export function decisions({ n: [n = 10_000_000] = [], rounds = 200 }: Options): Report {
  const random = seeded(41)
  const stays = yearOf(n / 36, random)
  const until = (through: number) => latticesOf(stays.filter(({ month }) => month <= through))

  const closed = timed(decideYear(until(12), { k: K, through: 12, open: false }))
  const before = timed(decideYear(until(MONTH - 1), { k: K, through: MONTH - 1, open: false })).value
  const open = timed(decideYear(until(MONTH), { k: K, through: MONTH, open: true }, before))

  const [kept, extended, relaxed]: number[][] = [[], [], []]
  const arrive = arrivals(stays, random)
  let year = open.value
  for (let turn = 0; turn < rounds; turn++) {
    const cells = divided(Array.from({ length: BETWEEN }, arrive))
    const begun = cpu()
    const next = timed(followYear(year, withCells(latticesIn(year), cells)!, [MONTH])).value
    const took = cpu() - begun
    ;(isAlike(year, next) ? kept! : extended!).push(took)
    year = next
    if (turn % 40 === 0) relaxed!.push(timed(relaxYear(year)).ms)
  }
  const look = lookUps(year)

  const days = daysOf(stays, random)
  const about = { k: K, month: MONTH, places: year.areas.respondents }
  const byDay = timed(suppressDays(days, about))
  const came = days.slice(0, BETWEEN).map((cell) => ({ ...cell, n: 1, parts: cell.parts!.map(() => 1) }))
  const nextDays = timed(followDays(byDay.value, changedDays(byDay.value, came, about)!, about))

  return {
    bench: 'decisions',
    title: `small cells of ${desks.length} counters × ${areas.length} areas, ${n} responses in three years, k = ${K}`,
    lines: [
      `hidden of the year's figures: ${hiddenIn(closed.value)}`,
      `a year ${round(closed.ms)} ms in steps of at most ${round(closed.longest)} ms`,
      `the periods that still run ${round(open.ms)} ms; shown what has grown ${ms(relaxed!)}`,
      `${BETWEEN} responses: ${kept!.length} times nothing small was new, ${ms(kept!)}; else ${ms(extended!)}`,
      `days of a month ${round(byDay.ms)} ms; after new responses ${round(nextDays.ms)} ms`,
    ],
    figures: { closed: closed.ms, longestStep: closed.longest, open: open.ms, kept, extended, relaxed, look },
    verdicts: [
      atMost('a closed year', closed.ms, 5_000, 'ms'),
      atMost('its longest step', closed.longest, 5, 'ms'),
      atMost('the open periods', open.ms, 300, 'ms'),
      atMost('keeping it', median(kept!), 3, 'ms'),
      atMost('a look-up', look, 5, 'µs'),
      atMost('in memory', sizeOf(year), 10, 'MB'),
    ],
  }
}

function timed<T>(steps: Steps<T>) {
  const begun = cpu()
  let [longest, last] = [0, begun]
  for (;;) {
    const { done, value } = steps.next()
    const now = cpu()
    longest = Math.max(longest, now - last)
    last = now
    if (done) return { value, ms: now - begun, longest }
  }
}

/** As the tallies give them: one cell for each place and area, and for each counter. */
const divided = (stays: readonly Stay[]): Divided<Cell[]> => ({
  areas: added(stays, (stay) => stay),
  counters: added(stays, (stay) => ({ ...stay, column: stay.counter })),
})

function added(stays: readonly Stay[], as: (stay: Stay) => Cell): Cell[] {
  const cells = new Map<string, Cell & { parts: number[] }>()
  for (const stay of stays) {
    const { place, column, month } = as(stay)
    const key = [...place, column, month].join('|')
    const cell = cells.get(key) ?? { place, column, month, n: 0, parts: stay.parts!.map(() => 0) }
    cell.n += stay.n
    stay.parts!.forEach((part, c) => (cell.parts[c]! += part))
    cells.set(key, cell)
  }
  return [...cells.values()]
}

function latticesOf(stays: readonly Stay[]): Lattices {
  const cells = divided(stays)
  return withCells(emptyLattices(cells, areas, partsIn(stays)), cells)!
}

const placeOf = ({ unit }: Desk) => [unit.startsWith('bench') ? 'ward' : 'department', unit]

function yearOf(monthly: number, random: () => number): Stay[] {
  const weights = areas.map((_, a) => SKEW ** (-a / areas.length))
  const whole = sum(desks.map(({ weight }) => weight)) * sum(weights)
  const stays: Stay[] = []
  for (const desk of desks) {
    const order = areas.toSorted(() => random() - 0.5)
    for (let month = 1; month <= 12; month++)
      for (const [a, column] of order.entries()) {
        const n = poisson((monthly * desk.weight * weights[a]!) / whole, random)
        const parts = Array.from({ length: CRITERIA }, (_, c) => binomial(n, c < CRITERIA - RARE ? 0.85 : 0.5, random))
        if (n > 0) stays.push({ place: placeOf(desk), counter: desk.counter, column, month, n, parts })
      }
  }
  return stays
}

/** Lets somebody come, where most do. */
function arrivals(stays: Stay[], random: () => number) {
  const open = [...stays.keys()].filter((i) => stays[i]!.month === MONTH)
  const parts = stays[0]!.parts!
  const next = drawing(
    open.map((i) => stays[i]!.n),
    random,
  )
  return (): Stay => ({ ...stays[open[next()]!]!, n: 1, parts: parts.map(() => (random() < 0.8 ? 1 : 0)) })
}

/** The month's responses by day instead of by area. */
function daysOf(stays: readonly Stay[], random: () => number): Cell[] {
  const days = new Map<string, Cell>()
  for (const stay of stays.filter(({ month }) => month === MONTH))
    for (let i = 0; i < stay.n; i++) {
      const column = `2026-11-${String(1 + Math.floor(random() * DAYS)).padStart(2, '0')}`
      const key = `${stay.place.join('|')} ${column}`
      const cell = days.get(key) ?? { ...stay, column, n: 0, parts: stay.parts!.map(() => 0) }
      days.set(key, {
        ...cell,
        n: cell.n + 1,
        parts: cell.parts!.map((part, c) => part + (i < stay.parts![c]! ? 1 : 0)),
      })
    }
  return [...days.values()]
}

const decisionsIn = ({ areas: places, counters }: Year) => [
  places.respondents,
  places.criteria,
  counters.respondents,
  counters.criteria,
]

const isAlike = (one: Year, other: Year) =>
  decisionsIn(one).every(({ hidden }, i) => hidden === decisionsIn(other)[i]!.hidden)

/** In percent of those with responses: places by area and their criteria, counters and their criteria. */
const hiddenIn = (year: Year) =>
  decisionsIn(year)
    .map(({ lattice, periods, hidden }) => {
      const all = [...lattice.names.keys()].flatMap((i) =>
        periods.flatMap((period, p) => (sumOf(lattice.counts, i, period) > 0 ? [(hidden[i]! >> p) & 1] : [])),
      )
      return `${round((100 * sum(all)) / all.length)} %`
    })
    .join(', ')

/** What one look-up takes, in microseconds. */
function lookUps({ areas: { respondents } }: Year): number {
  const { names } = respondents.lattice
  const begun = cpu()
  let hidden = 0
  for (const name of names) for (let last = 1; last <= MONTH; last++) if (isHidden(respondents, name, 1, last)) hidden++
  return (1000 * (cpu() - begun)) / (names.length * MONTH)
}

/** What a year keeps in memory while it runs, in MB. */
const sizeOf = ({ areas: places, counters }: Year) =>
  sum(
    [places.respondents, counters.respondents].flatMap(({ lattice: { counts, parts, least } }) =>
      [counts, least, ...parts].flat().map((row) => row.byteLength),
    ),
  ) / 1e6

/** This thread's time on a core so far, in milliseconds: others on the machine are left out. */
function cpu() {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const ms = (values: readonly number[]) => `${round(median(values))} ms, p99 ${round(quantile(values, 0.99))} ms`
