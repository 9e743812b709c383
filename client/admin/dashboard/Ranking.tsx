import type { ReferenceInfo } from '../../../shared/scores.ts'
import type { UnitKind } from '../../../shared/unit.ts'
import { say } from '../../ui/lang.ts'
import type { Figures } from '../useScores.ts'
import { useNavigation } from '../useView.ts'
import { ViewLink } from '../ViewLink.tsx'
import { percent1, words } from '../words.ts'
import { IntervalTable } from './IntervalTable.tsx'
import { inOrder } from './ranking.ts'

/** The units of one khối, or the counters of one unit. */
export function Ranking({ figures, reference }: { figures: Figures; reference: ReferenceInfo }) {
  const { view } = useNavigation()
  const { main, rowsAre } = figures
  const areUnits = rowsAre === 'unit'
  const kindOf = (id: string) => reference.units.find((unit) => unit.id === id)?.kind
  const kinds = KINDS.filter((kind) => main.rows.some(({ key }) => kindOf(key) === kind))
  const kind = kinds.find((one) => one === view.kind) ?? kinds[0]
  const rows = inOrder(areUnits ? main.rows.filter(({ key }) => kindOf(key) === kind) : main.rows, areUnits)
  const areRanked = rows.some(({ standing }) => standing === 'ranked')

  return (
    <section class="card">
      <h2>{areUnits ? words.ranking.title : words.ranking.titleCounters}</h2>
      {areUnits && kinds.length > 1 && (
        <nav class="kinds no-print" aria-label={words.ranking.kind}>
          {kinds.map((one) => (
            <ViewLink key={one} to={{ kind: one }} current={one === kind} stay>
              {words.kinds[one]} ({main.rows.filter(({ key }) => kindOf(key) === one).length})
            </ViewLink>
          ))}
        </nav>
      )}
      <p class="mu sm">
        {words.ranking.guide(percent1(main.index))} {areUnits ? words.ranking.rankNote : words.ranking.counterNote}
      </p>
      {rows.length ? (
        <IntervalTable
          caption={areUnits && kind ? `${words.ranking.title}: ${words.kinds[kind]}` : words.ranking.titleCounters}
          column={areUnits ? words.ranking.unit : words.ranking.counter}
          ranked={areUnits && areRanked}
          common={main.index}
          lines={rows.map(({ row, standing }) => ({
            ...row,
            standing,
            title: (
              <ViewLink to={areUnits ? { unit: row.key, counter: null, kind: null } : { counter: row.key }}>
                {say(row.name)}
              </ViewLink>
            ),
          }))}
        />
      ) : (
        <p>{words.ranking.none}</p>
      )}
    </section>
  )
}

/** Wards first: the largest khối and the one most often looked at. */
const KINDS: UnitKind[] = ['ward', 'commune', 'department', 'centre', 'province']
