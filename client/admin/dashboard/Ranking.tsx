import type { ReferenceInfo, Row } from '../../../shared/scores.ts'
import type { UnitKind } from '../../../shared/unit.ts'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import { nameOf } from '../unitName.ts'
import type { Figures } from '../useScores.ts'
import { useNavigation } from '../useView.ts'
import { ViewLink } from '../ViewLink.tsx'
import { number, percent1, words } from '../words.ts'
import { basisOf } from './basis.ts'
import { IntervalTable } from './IntervalTable.tsx'
import { FEW, inOrder } from './ranking.ts'

interface Props {
  figures: Figures
  reference: ReferenceInfo
  /** The columns it takes. */
  wide: string
}

/** The units of one khối, or the counters of one unit. */
export function Ranking({ figures, reference, wide }: Props) {
  const { view } = useNavigation()
  const { main, rows: all, rowsAre } = figures
  const areUnits = rowsAre === 'unit'
  const unitOf = (id: string) => reference.units.find((unit) => unit.id === id)
  const kindOf = (id: string) => unitOf(id)?.kind
  const titleOf = ({ key, name }: Row) => {
    const unit = unitOf(key)
    return unit ? nameOf(unit, reference) : say(name)
  }
  const kinds = KINDS.filter((kind) => all.some(({ key }) => kindOf(key) === kind))
  const kind = kinds.find((one) => one === view.tab) ?? kinds[0]
  const rows = inOrder(areUnits ? all.filter(({ key }) => kindOf(key) === kind) : all, areUnits)
  const areRanked = rows.some(({ standing }) => standing === 'ranked')
  const title = areUnits ? words.ranking.title : words.ranking.titleCounters
  const basis = basisOf(main, words.basis.inTable)

  return (
    <Figure
      title={title}
      guide={`${words.ranking.guide(percent1(main.index))} ${areUnits ? words.ranking.rankNote : words.ranking.counterNote}`}
      basis={basis}
      wide={`${wide} long`}
    >
      {areUnits && kinds.length > 1 && (
        <nav class="kinds no-print" aria-label={words.ranking.kind}>
          {kinds.map((one) => (
            <ViewLink key={one} to={{ tab: one }} current={one === kind} stay>
              {words.kinds[one]} ({all.filter(({ key }) => kindOf(key) === one).length})
            </ViewLink>
          ))}
        </nav>
      )}
      {rows.length ? (
        <IntervalTable
          caption={`${areUnits && kind ? `${title}: ${words.kinds[kind]}` : title}. ${basis}`}
          column={areUnits ? words.ranking.unit : words.ranking.counter}
          ranked={areUnits && areRanked}
          common={main.index}
          lines={rows.map(({ row, standing }) => ({
            ...row,
            standing,
            title: (
              <ViewLink to={areUnits ? { unit: row.key, counter: null, kind: null, tab: null } : { counter: row.key }}>
                {titleOf(row)}
              </ViewLink>
            ),
          }))}
        />
      ) : (
        <p>{words.ranking.none}</p>
      )}
      {areUnits && <p class="mu sm">{words.ranking.ruleNote(number(FEW))}</p>}
    </Figure>
  )
}

/** Wards first: the largest khối and the one most often looked at. */
const KINDS: UnitKind[] = ['ward', 'commune', 'department', 'centre', 'province']
