import { formatDay } from '../../../shared/format.ts'
import type { Scores } from '../../../shared/scores.ts'
import { ViewLink } from '../ViewLink.tsx'
import { words } from '../words.ts'

/** Why there is no figure. It is never shown as zero. */
export function Absent({ figure: { absence, from, to } }: { figure: Scores }) {
  if (absence === null) return null
  const isEmpty = absence === 'no-responses'
  return (
    <section class="card absent s12">
      <h2>{isEmpty ? words.state.empty : words.state.absence[absence]}</h2>
      {isEmpty && <p class="mu">{words.state.emptyText(formatDay(from), formatDay(to))}</p>}
      {isEmpty && <ViewLink to={{ period: 'year', from: null, to: null }}>{words.state.emptyYear}</ViewLink>}
      {absence === 'hidden' && <p class="mu">{words.state.hiddenText}</p>}
    </section>
  )
}
