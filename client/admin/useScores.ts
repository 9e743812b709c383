import type { ReferenceInfo, Row, Scores } from '../../shared/scores.ts'
import { getRows, getScores, getWeighted } from '../api.ts'
import { type Polled, usePolled } from '../ui/usePolled.ts'
import { peersOf } from './peers.ts'
import { type Period, periodOf, trendOf } from './period.ts'
import type { View } from './view.ts'

/** New responses are followed this often, in milliseconds. */
const LIVE_EVERY = 5_000

/** All figures of one view, and the view itself: what is drawn is never titled by a later choice. */
export interface Figures {
  key: string
  view: View
  period: Period
  unit: string
  rowsAre: 'unit' | 'counter'
  main: Scores
  /** Of its units or counters. */
  rows: Row[]
  areas: Row[]
  months: Scores
  weighted: Scores['weighted']
}

export interface Shown extends Polled<Figures> {
  period: Period
  /** Another view was asked for and its figures have not come yet. */
  waiting: boolean
}

/** The figures of a view, renewed as responses come in. */
export function useScores(view: View, reference: ReferenceInfo): Shown {
  const period = periodOf(view.period, reference.today, {
    ...(view.from && { from: view.from }),
    ...(view.to && { to: view.to }),
  })
  const unit = view.unit ?? reference.account.unit
  const rowsAre = reference.units.some(({ parent }) => parent === unit) ? 'unit' : 'counter'
  const { kind, counter, area, questionnaire, method, units } = view
  const scope = { unit, kind, counter, area, questionnaire, method, units }
  const other = peersOf(view, reference).find(({ id }) => id === view.with)?.id ?? null
  const asked = { ...scope, from: period.from, to: period.to }
  const key = JSON.stringify([asked, rowsAre, other])

  const read = async (): Promise<Figures> => {
    const [main, { rows }, { rows: areas }, months, { weighted }] = await Promise.all([
      getScores({ ...asked, with: other }),
      getRows({ ...asked, by: rowsAre }),
      getRows({ ...asked, by: 'area' }),
      getScores({ ...scope, ...trendOf(period), by: 'month' }),
      getWeighted(asked),
    ])
    return { key, view, period, unit, rowsAre, main, rows, areas, months, weighted }
  }
  const polled = usePolled(read, key, LIVE_EVERY)
  return { ...polled, period, waiting: polled.value !== null && polled.value.key !== key }
}
