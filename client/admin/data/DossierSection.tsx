import { useState } from 'preact/hooks'
import type { Dossiers } from '../../../shared/dossiers.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { get } from '../../api.ts'
import { Figure } from '../../ui/Figure.tsx'
import { usePolled } from '../../ui/usePolled.ts'
import { DossierForm } from './DossierForm.tsx'
import { DossierTable } from './DossierTable.tsx'
import { EVERY } from './every.ts'
import { Known } from './Known.tsx'
import { words } from './words.ts'

const SAYS = words.dossiers

interface OfYear {
  year: string
  dossiers: Dossiers[]
}

async function readYear(year: string): Promise<OfYear> {
  const { dossiers } = await get<{ dossiers: Dossiers[] }>(`/api/v1/dossiers?from=${year}-01&to=${year}-12`)
  return { year, dossiers }
}

/** Dossiers handled: entering them, and what is known of a year. */
export function DossierSection({ reference }: { reference: ReferenceInfo }) {
  const years = yearsOf(reference)
  const [year, setYear] = useState(years[0]!)
  const polled = usePolled(() => readYear(year), `dossiers ${year}`, EVERY)
  return (
    <Figure title={SAYS.title} guide={SAYS.guide} wide="s12">
      <DossierForm onSaved={polled.retry} />
      <h3 class="known">{SAYS.known}</h3>
      <p class="mu sm">{SAYS.knownGuide}</p>
      <label class="year">
        {words.year}
        <select value={year} onChange={(event) => setYear(event.currentTarget.value)}>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <Known polled={polled.value?.year === year ? polled : { ...polled, value: null }}>
        {(known) => <DossierTable {...known} reference={reference} />}
      </Known>
    </Figure>
  )
}

/** Since the first of the units began, newest first. */
function yearsOf({ units, today }: ReferenceInfo): string[] {
  const last = Number(today.slice(0, 4))
  const first = Math.min(last, ...units.map(({ validFrom }) => Number(validFrom.slice(0, 4))))
  return Array.from({ length: last - first + 1 }, (_, i) => String(last - i))
}
