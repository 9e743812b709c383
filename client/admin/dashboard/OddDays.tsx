import type { Scores } from '../../../shared/scores.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Day } from '../../../shared/calendar.ts'
import { wholeMonthsIn } from '../period.ts'
import { ViewLink } from '../ViewLink.tsx'
import { words } from '../words.ts'

/** Why so much is hidden in a period of odd days, and the way to one that shows more. Nothing for whole months. */
export function OddDays({ figure, today }: { figure: Scores; today: Day }) {
  const months = wholeMonthsIn(figure, today)
  if (!months) return null
  return (
    <>
      <p>{words.state.oddDays}</p>
      <p>
        <ViewLink to={{ period: 'custom', ...months }}>
          {words.state.wholeMonths(formatDay(months.from), formatDay(months.to))}
        </ViewLink>
      </p>
    </>
  )
}
