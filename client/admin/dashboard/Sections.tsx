import { getMaximums, getOfficial } from '../../api.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { keyOf } from '../../../shared/questionnaire.ts'
import { usePolled } from '../../ui/usePolled.ts'
import { wholeMonthsIn } from '../period.ts'
import type { Figures } from '../useScores.ts'
import { Absent } from './Absent.tsx'
import { Areas } from './Areas.tsx'
import { Claims } from './Claims.tsx'
import { Comparison } from './Comparison.tsx'
import { Criteria } from './Criteria.tsx'
import { Factors } from './Factors.tsx'
import { Headline } from './Headline.tsx'
import { NineSections } from './NineSections.tsx'
import { OddDays } from './OddDays.tsx'
import { Ranking } from './Ranking.tsx'
import { Sample } from './Sample.tsx'
import { Trend } from './Trend.tsx'
import { Versus } from './Versus.tsx'
import { WeightedIndex } from './WeightedIndex.tsx'
import { WhatIf } from './WhatIf.tsx'

/** The Ministry publishes once a year. */
const RECORD_EVERY = 3_600_000

/** All figures of one view, the most asked for first. */
export function Sections({ figures, reference }: { figures: Figures; reference: ReferenceInfo }) {
  const official = usePolled(getOfficial, 'official', RECORD_EVERY).value?.results ?? []
  const maximums = usePolled(getMaximums, 'maximums', RECORD_EVERY).value?.maximums ?? []
  const { main, rows, areas, view, rowsAre } = figures
  const questionnaire = reference.questionnaires.find((one) => keyOf(one) === main.questionnaire)
  const areUnits = rowsAre === 'unit'
  const ofCounter = view.counter !== null
  const known = main.absence === null
  const hidesOdd = [...rows, ...areas].some(({ suppressed }) => suppressed) && wholeMonthsIn(main, reference.today)
  const trend = <Trend figures={figures} reference={reference} official={official} wide={known ? 's8' : 's12'} />

  if (main.nine?.levels.n && questionnaire)
    return <NineSections main={main} nine={main.nine} questionnaire={questionnaire} ofCounter={ofCounter} />
  if (!known)
    return (
      <div class="grid">
        <Absent figure={main} today={reference.today} />
        {!main.nine && trend}
      </div>
    )
  return (
    <div class="grid">
      {hidesOdd && (
        <aside class="note w odd-days no-print">
          <OddDays figure={main} today={reference.today} />
        </aside>
      )}
      <Headline main={main} kind={reference.units.find(({ id }) => id === figures.unit)?.kind} />
      <Sample main={main} units={areUnits ? rows : []} ofCounter={ofCounter} />
      <Comparison main={main} />
      <WeightedIndex main={main} weighted={figures.weighted} ofCounter={ofCounter} />
      <Versus main={main} view={view} reference={reference} />
      {/* The two long lists beside each other; a few counters beside the few factors. */}
      {areUnits ? (
        <>
          <Ranking figures={figures} reference={reference} wide={view.area ? 's12' : 's7'} />
          {!view.area && <Areas main={main} areas={areas} wide="s5" />}
          <Factors main={main} wide="s12" />
        </>
      ) : (
        <>
          {!view.counter && !view.area && <Ranking figures={figures} reference={reference} wide="s6" />}
          <Factors main={main} wide={view.counter || view.area ? 's12' : 's6'} />
          {!view.area && !view.counter && <Areas main={main} areas={areas} wide="s12" />}
        </>
      )}
      {trend}
      <WhatIf main={main} maximums={maximums} />
      {questionnaire && <Criteria main={main} questionnaire={questionnaire} />}
      <Claims main={main} />
    </div>
  )
}
