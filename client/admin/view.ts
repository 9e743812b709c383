import type { Day } from '../../shared/calendar.ts'
import { type Method, METHODS } from '../../shared/questionnaire.ts'
import type { UnitKind } from '../../shared/unit.ts'
import { type PeriodKind, PERIODS } from './period.ts'

/** What the reader chose to see. It lives in the address, so that a view can be kept, sent and gone back to. */
export interface View {
  period: PeriodKind
  /** Only with the period `custom`. */
  from: Day | null
  to: Day | null
  unit: string | null
  counter: string | null
  area: string | null
  questionnaire: string | null
  method: Method | null
  /** Which khối the ranking shows. */
  kind: UnitKind | null
  lang: string | null
}

/** The quarter, since that is how results are reported. */
const DEFAULT_PERIOD: PeriodKind = 'quarter'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const KINDS: readonly UnitKind[] = ['province', 'department', 'centre', 'ward', 'commune']

/** Anything that makes no sense in an address is as if it were not there. */
export function readView(search: string): View {
  const params = new URLSearchParams(search)
  const text = (name: string) => params.get(name) || null
  const oneOf = <T extends string>(name: string, all: readonly T[]) =>
    all.find((one) => one === params.get(name)) ?? null
  const day = (name: string) => (DAY.test(params.get(name) ?? '') ? (params.get(name) as Day) : null)

  const period = oneOf('period', PERIODS) ?? DEFAULT_PERIOD
  const custom = period === 'custom'
  return {
    period,
    from: custom ? day('from') : null,
    to: custom ? day('to') : null,
    unit: text('unit'),
    counter: text('counter'),
    area: text('area'),
    questionnaire: text('questionnaire'),
    method: oneOf('method', METHODS),
    kind: oneOf('kind', KINDS),
    lang: text('lang'),
  }
}

/** The shortest address of a view, starting with `?` or empty. */
export function searchOf(view: View): string {
  const { period, ...rest } = view
  const params = new URLSearchParams(period === DEFAULT_PERIOD ? {} : { period })
  for (const [name, value] of Object.entries(rest)) if (value !== null) params.set(name, value)
  const search = params.toString()
  return search ? `?${search}` : ''
}
