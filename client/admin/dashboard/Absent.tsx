import type { Day } from '../../../shared/calendar.ts'
import { formatDay } from '../../../shared/format.ts'
import type { Scores } from '../../../shared/scores.ts'
import type { PeriodCode } from '../periodCode.ts'
import { useNavigation } from '../useView.ts'
import { ViewLink } from '../ViewLink.tsx'
import { words } from '../words.ts'
import { OddDays } from './OddDays.tsx'

/** Why there is no figure, and what may be tried instead. It is never shown as zero. */
export function Absent({ figure, today }: { figure: Scores; today: Day }) {
  const { view } = useNavigation()
  const { absence, from, to } = figure
  if (absence === null) return null
  const year = to.slice(0, 4) === today.slice(0, 4) ? 'year' : (to.slice(0, 4) as PeriodCode)
  // The nine-indicator form never has an index: without responses that is not what the reader wants to know.
  const isEmpty = figure.n === 0
  return (
    <section class="card absent s12">
      <h2>{isEmpty ? words.state.empty : words.state.absence[absence]}</h2>
      {isEmpty && <p class="mu">{words.state.emptyText(formatDay(from), formatDay(to))}</p>}
      {absence === 'hidden' && (
        <>
          <p class="mu">{words.state.hiddenText}</p>
          <OddDays figure={figure} today={today} />
          {view.area && <ViewLink to={{ area: null }}>{words.state.allAreas}</ViewLink>}
        </>
      )}
      {view.period !== year && (
        <ViewLink to={{ period: year, from: null, to: null }}>{words.state.emptyYear(to.slice(0, 4))}</ViewLink>
      )}
    </section>
  )
}
