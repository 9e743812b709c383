import './data.css'
import { useEffect } from 'preact/hooks'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { DossierSection } from './DossierSection.tsx'
import { Maximums } from './Maximums.tsx'
import { Official } from './Official.tsx'
import { PolicyForm } from './PolicyForm.tsx'
import { words } from './words.ts'

/** Where administrators enter what figures rest on: a unit its dossiers, the province everything. */
export function DataScreen({ reference }: { reference: ReferenceInfo }) {
  const { role } = reference.account
  useEffect(() => {
    document.title = words.title
  }, [])
  return (
    <main id="main" class="page data">
      <div class="heading">
        <div>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p class="mu">{role === 'counter' ? words.notYours : words.intro}</p>
        </div>
      </div>
      {role !== 'counter' && (
        <div class="grid">
          <DossierSection reference={reference} />
          {role === 'province' && (
            <>
              <Official reference={reference} />
              <Maximums />
              <PolicyForm />
            </>
          )}
        </div>
      )}
    </main>
  )
}
