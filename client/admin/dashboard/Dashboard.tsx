import { useEffect, useRef } from 'preact/hooks'
import { formatDay } from '../../../shared/format.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { Loading } from '../../ui/Loading.tsx'
import { periodName } from '../periodName.ts'
import { nameOf } from '../unitName.ts'
import { useNavigation } from '../useView.ts'
import { useScores } from '../useScores.ts'
import type { View } from '../view.ts'
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
  const area = reference.areas.find(({ id }) => id === view.area)
  const block = view.kind && words.kind(words.kinds[view.kind])
  const places = [area && say(area.name), block, counter && say(counter.name), unit && nameOf(unit, reference)]
  const place = places.filter(Boolean).join(' – ') || words.overview
  const name = periodName(period.kind, period.from)
  const heading = useHeadingFocus(view)

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

/** Moves the reader to the heading when all figures are others, as a new document would: what was pressed may be gone. */
function useHeadingFocus(view: View) {
  const heading = useRef<HTMLHeadingElement>(null)
  const figures = JSON.stringify({ ...view, with: null, tab: null })
  const before = useRef(figures)
  useEffect(() => {
    if (before.current !== figures) heading.current?.focus({ preventScroll: true })
    before.current = figures
  }, [figures])
  return heading
}
