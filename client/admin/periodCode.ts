import type { Day } from '../../shared/calendar.ts'
import { periodOf, previousPeriod, type Period } from '../../shared/period.ts'

/**
 * One period of the calendar in an address, whatever today is: `2026`, `2026-R` (the reporting year), `2026-9M`,
 * `2026-H1`, `2026-Q3` or `2026-07`.
 */
export type PeriodCode = `${number}` | `${number}-${string}`

/** The kinds that have codes, in the order of a list to choose from: a week is too short to look back at. */
export const CODED = ['quarter', 'month', 'half', 'nine-months', 'year', 'reporting-year'] as const
export type CodedKind = (typeof CODED)[number]

const CODE = /^(20\d\d)(?:-(R|9M|H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/

export interface CodedPeriod extends Period {
  kind: CodedKind
}

/** What a code stands for; undefined when it is none. */
export function findPeriod(code: string): CodedPeriod | undefined {
  const [, year, part = ''] = CODE.exec(code) ?? []
  if (!year) return undefined
  const around = (kind: CodedKind, month: number): CodedPeriod => ({
    ...periodOf(kind, `${year}-${String(month).padStart(2, '0')}-01` as Day),
    kind,
  })
  const number = Number(part.slice(1))
  if (part === '') return around('year', 6)
  if (part === 'R') return around('reporting-year', 6)
  if (part === '9M') return around('nine-months', 6)
  if (part.startsWith('H')) return around('half', 6 * number)
  if (part.startsWith('Q')) return around('quarter', 3 * number)
  return around('month', Number(part))
}

/** The code of a whole period. */
export function codeOf({ kind, from, to }: CodedPeriod): PeriodCode {
  const year = to.slice(0, 4)
  const month = Number(to.slice(5, 7))
  const parts: Record<CodedKind, string> = {
    quarter: `Q${month / 3}`,
    month: from.slice(5, 7),
    half: `H${month / 6}`,
    'nine-months': '9M',
    year: '',
    'reporting-year': 'R',
  }
  return (parts[kind] ? `${year}-${parts[kind]}` : year) as PeriodCode
}

/** The periods of a kind that are over by `today` and may hold a response since `first`, newest first. */
export function pastPeriods(kind: CodedKind, first: Day, today: Day): CodedPeriod[] {
  const past: CodedPeriod[] = []
  for (let { from, to } = periodOf(kind, today); to >= first; { from, to } = previousPeriod({ kind, from, to }))
    if (to < today) past.push({ kind, from, to })
  return past
}

/** The calendar's own period of exactly these days; undefined for any others. */
export const findWhole = (from: Day, to: Day): CodedPeriod | undefined =>
  CODED.map((kind) => ({ ...periodOf(kind, to), kind })).find((period) => period.from === from && period.to === to)
