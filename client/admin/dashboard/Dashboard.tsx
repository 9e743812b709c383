import { useEffect, useRef } from 'preact/hooks'
import { formatDay } from '../../../shared/format.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { Loading } from '../../ui/Loading.tsx'
import { periodName } from '../periodName.ts'
import { nameOf } from '../unitName.ts'
import { useNavigation } from '../useView.ts'
import { useScores } from '../useScores.ts'
import { words } from '../words.ts'
import { Chosen } from './Chosen.tsx'
import { Crumbs } from './Crumbs.tsx'
import { Failed } from './Failed.tsx'
import { Filters } from './Filters.tsx'
import { Live } from './Live.tsx'
import { NextReport } from './NextReport.tsx'
import { Sections } from './Sections.tsx'

export function Dashboard({ reference }: { reference: ReferenceInfo }) {
  const { view } = useNavigation()
  const shown = useScores(view, reference)
  const { value: figures, failure, waiting, retry, period } = shown

  const unit = reference.units.find(({ id }) => id === (view.unit ?? reference.account.unit))
  const counter = reference.counters.find(({ id }) => id === view.counter)
  const block = view.kind && words.kind(words.kinds[view.kind])
  const places = [block, counter && say(counter.name), unit && nameOf(unit, reference)]
  const place = places.filter(Boolean).join(' – ') || words.overview
  const name = periodName(period.kind, period.from)
  const heading = useHeadingFocus(place)

  useEffect(() => {
    document.title = words.title(place, name)
  }, [place, name])

  // Figures of another view are not shown when those asked for cannot be had.
  const failed = failure && (waiting || !figures)
  return (
    <main id="main" class="page" aria-busy={waiting}>
      <Crumbs reference={reference} />
      <div class="heading">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {place}
          </h1>
          <p class="mu">
            {name}, {words.period.between(formatDay(period.from), formatDay(period.to))}.{' '}
            {period.provisional && words.period.provisional}
          </p>
          {figures && !failed && <Chosen reference={reference} used={figures.main} />}
          <NextReport today={reference.today} />
        </div>
        {figures && !failed && <Live shown={shown} />}
      </div>
      <Filters reference={reference} period={period} used={figures?.main ?? null} />
      {failed ? (
        <Failed failure={failure} retry={retry} />
      ) : figures ? (
        <Sections figures={figures} reference={reference} />
      ) : (
        <Loading says={words.state.loading} />
      )}
    </main>
  )
}

/** Moves the reader to the new heading when a link showed another place, as a new document would. */
function useHeadingFocus(place: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(place)
  useEffect(() => {
    if (before.current !== place) heading.current?.focus({ preventScroll: true })
    before.current = place
  }, [place])
  return heading
}
