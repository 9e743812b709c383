import { isClosed } from '../../../shared/closed.ts'
import type { Dossiers } from '../../../shared/dossiers.ts'
import { dossiersBy } from '../../../shared/dossiers.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { number } from '../words.ts'
import { Scroll } from './Known.tsx'
import { words } from './words.ts'

const SAYS = words.dossiers
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))

interface Props {
  year: string
  dossiers: Dossiers[]
  reference: ReferenceInfo
}

/** What is known of one year, by unit and month. Not known is not 0. */
export function DossierTable({ year, dossiers, reference }: Props) {
  const cells = dossiersBy(dossiers, ({ unit, month }) => `${unit} ${month.slice(5)}`)
  const byUnit = dossiersBy(dossiers, ({ unit }) => unit)
  const byMonth = dossiersBy(dossiers, ({ month }) => month.slice(5))
  const total = dossiersBy(dossiers, () => '').get('') ?? null
  const units = reference.units.filter(({ id }) => byUnit.has(id))
  const open = reference.counters.filter((counter) => !isClosed(counter, reference.today))
  const serving = new Set(open.map(({ unit }) => unit))
  const missing = [...serving].filter((id) => !byUnit.has(id)).length

  return (
    <>
      {units.length === 0 ? (
        <p>{SAYS.nothing(year)}</p>
      ) : (
        <Scroll title={`${SAYS.known}, ${year}`}>
          <table class="months">
            <thead>
              <tr>
                <th scope="col">{SAYS.unit}</th>
                {MONTHS.map((month) => (
                  <th key={month} scope="col" class="r">
                    {SAYS.month(String(Number(month)))}
                  </th>
                ))}
                <th scope="col" class="r">
                  {SAYS.total}
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ id, name }) => (
                <tr key={id}>
                  <th scope="row">{say(name)}</th>
                  {MONTHS.map((month) => (
                    <Count key={month} of={cells.get(`${id} ${month}`)} />
                  ))}
                  <Count of={byUnit.get(id)} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{SAYS.all}</th>
                {MONTHS.map((month) => (
                  <Count key={month} of={byMonth.get(month)} />
                ))}
                <Count of={total} />
              </tr>
            </tfoot>
          </table>
        </Scroll>
      )}
      {missing > 0 && units.length > 0 && <p class="mu sm">{SAYS.missing(number(missing))}</p>}
    </>
  )
}

const Count = ({ of }: { of: number | null | undefined }) => <td class="r">{number(of ?? null)}</td>
