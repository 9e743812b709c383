import type { ReferenceInfo, Scores } from '../../shared/scores.ts'
import { getScores, type ScoresQuery } from '../api.ts'
import { type Polled, usePolled } from '../ui/usePolled.ts'
import { peersOf } from './peers.ts'
import { type Period, periodOf, trendOf } from './period.ts'
import type { View } from './view.ts'

/** New responses are followed this often, in milliseconds. */
export const LIVE_EVERY = 5_000

/** All figures of one view, and the view itself: what is drawn is never titled by a later choice. */
export interface Figures {
  key: string
  view: View
  period: Period
  unit: string
  rowsAre: 'unit' | 'counter'
  main: Scores
  areas: Scores
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
  const { from, to } = period
  const queries: [ScoresQuery, ScoresQuery, ScoresQuery, ScoresQuery] = [
    { ...scope, from, to, by: rowsAre, with: other },
    { ...scope, from, to, by: 'area' },
    { ...scope, ...trendOf(period), by: 'month' },
    { ...scope, from, to, weighted: true },
  ]
  const key = JSON.stringify(queries)

  const read = async (): Promise<Figures> => {
    const [main, areas, months, { weighted }] = await Promise.all([
      getScores(queries[0]),
      getScores(queries[1]),
      getScores(queries[2]),
      getScores(queries[3]),
    ])
    return { key, view, period, unit, rowsAre, main, areas, months, weighted }
  }
  const polled = usePolled(read, key, LIVE_EVERY)
  return { ...polled, period, waiting: polled.value !== null && polled.value.key !== key }
}
