import type { Day } from '../../shared/calendar.ts'
import { type Method, METHODS } from '../../shared/questionnaire.ts'
import { UNIT_KINDS, type UnitKind } from '../../shared/unit.ts'
import { type PeriodChoice, readPeriod } from './period.ts'

/** What the reader chose to see. It lives in the address, so that a view can be kept, sent and gone back to. */
export interface View {
  /** The dashboard, unless said. */
  screen: 'data' | 'codes' | null
  period: PeriodChoice
  /** Only with the period `custom`. */
  from: Day | null
  to: Day | null
  unit: string | null
  /** Only units of one khối, all together. */
  kind: UnitKind | null
  /** The unit that the one in sight is compared with. */
  with: string | null
  counter: string | null
  area: string | null
  questionnaire: string | null
  method: Method | null
  /** By the units of each response's day, or by what they are today. */
  units: 'then' | 'now' | null
  /** Which khối the ranking shows. */
  tab: UnitKind | null
  lang: string | null
}

/** The quarter, since that is how results are reported. */
const DEFAULT_PERIOD: PeriodChoice = 'quarter'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** How a whole khối stands among the units to choose from. */
export const choiceOf = (kind: UnitKind) => `kind:${kind}`

/** Anything that makes no sense in an address is as if it were not there. */
export function readView(search: string): View {
  const params = new URLSearchParams(search)
  const text = (name: string) => params.get(name) || null
  const oneOf = <T extends string>(name: string, all: readonly T[]) =>
    all.find((one) => one === params.get(name)) ?? null
  const day = (name: string) => (DAY.test(params.get(name) ?? '') ? (params.get(name) as Day) : null)

  const period = readPeriod(params.get('period') ?? '') ?? DEFAULT_PERIOD
  const custom = period === 'custom'
  const whole = UNIT_KINDS.find((kind) => choiceOf(kind) === params.get('unit')) ?? null
  return {
    screen: oneOf('screen', ['data', 'codes']),
    period,
    from: custom ? day('from') : null,
    to: custom ? day('to') : null,
    unit: whole ? null : text('unit'),
    kind: whole ?? oneOf('kind', UNIT_KINDS),
    with: text('with'),
    counter: text('counter'),
    area: text('area'),
    questionnaire: text('questionnaire'),
    method: oneOf('method', METHODS),
    units: oneOf('units', ['then', 'now']),
    tab: oneOf('tab', UNIT_KINDS),
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
