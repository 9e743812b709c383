import { addDays, type Day } from '../../../shared/calendar.ts'
import { formatDay } from '../../../shared/format.ts'
import { periodOf } from '../../../shared/period.ts'
import { nextReport } from '../../../shared/reports.ts'
import { say } from '../../ui/lang.ts'
import { ViewLink } from '../ViewLink.tsx'
import { words } from '../words.ts'

/** Which report comes next and when; its days are a click away once they have begun. */
export function NextReport({ today }: { today: Day }) {
  const { name, year, due, from, to } = nextReport(today)
  const named = periodOf('reporting-year', today)
  const period =
    named.from === from && named.to === to
      ? ({ period: 'reporting-year', from: null, to: null } as const)
      : ({ period: 'custom', from, to } as const)
  return (
    <p class="mu no-print">
      {words.period.nextReport(say(name), String(year), formatDay(addDays(due, 1)))}{' '}
      {from <= today && <ViewLink to={period}>{words.period.reports(formatDay(from), formatDay(to))}</ViewLink>}
    </p>
  )
}
