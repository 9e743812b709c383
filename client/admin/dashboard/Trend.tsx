import { useMemo } from 'preact/hooks'
import type { OfficialResult } from '../../../shared/official.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { Chart } from '../../ui/Chart.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import type { Figures } from '../useScores.ts'
import { percent1, words } from '../words.ts'
import { basisOf } from './basis.ts'
import { describe } from './described.ts'
import { NATION, recordOf, trendOf } from './trend.ts'
import { monthLabel, trendChart } from './trendChart.ts'
import { TrendLegend } from './TrendLegend.tsx'
import { TrendTables } from './TrendTables.tsx'

interface Props {
  figures: Figures
  reference: ReferenceInfo
  official: OfficialResult[]
  /** The columns it takes. */
  wide: string
}

/** Our measure month by month, with what the Ministry published beside it and never joined to it. */
export function Trend({ figures, reference, official, wide }: Props) {
  const { unit, view, months } = figures
  // The record is of whole provinces: beside one area, khối or counter it would compare unlike things.
  const record = useMemo(
    () => (view.area || view.counter || view.kind ? [] : recordOf(unit, official)),
    [unit, view.area, view.counter, view.kind, official],
  )
  const trend = useMemo(() => trendOf(months.rows, record, reference.today), [months, record, reference.today])
  const spec = useMemo(() => trendChart(trend), [trend])
  const described = describe(
    trend.months.map(({ key, index }) => ({ name: monthLabel(key), value: index })),
    percent1,
  )
  const nameOf = (place: string) => {
    const found = reference.units.find(({ id }) => id === place)
    return place === NATION ? words.nation : found ? say(found.name) : place
  }
  const guide = (
    <>
      {words.trend.guide(String(trend.floor))} {record.length > 0 && `${words.trend.official} `}
      <strong>{words.trend.notOfficial}</strong>
    </>
  )
  const basis = basisOf(months, words.basis.formsInTable)
  return (
    <Figure title={words.trend.title} guide={guide} basis={basis} wide={wide}>
      {described || record.length > 0 ? (
        <>
          <TrendLegend places={trend.published.map(({ place }) => nameOf(place))} />
          <Chart spec={spec} label={described ? words.trend.label(described) : words.trend.title} height={300} />
        </>
      ) : (
        <p>{words.trend.none}</p>
      )}
      <TrendTables basis={basis} trend={trend} record={record} nameOf={nameOf} />
    </Figure>
  )
}
