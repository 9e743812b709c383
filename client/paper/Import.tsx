import { useState } from 'preact/hooks'
import type { Questionnaire } from '../../shared/questionnaire.ts'
import type { ReferenceInfo } from '../../shared/scores.ts'
import { Failure } from '../api.ts'
import { lang } from '../ui/lang.ts'
import { Outcome } from './Outcome.tsx'
import { Progress, type Step } from './Progress.tsx'
import { QuestionnaireChooser } from './QuestionnaireChooser.tsx'
import { Refusal } from './Refusal.tsx'
import { type Checked, type Kept, send, typeOf } from './send.ts'
import { words } from './words.ts'

interface Props {
  reference: ReferenceInfo
  questionnaire: Questionnaire
  choose: (questionnaire: string) => void
}

/** A file of forms: checked first, then kept whole. */
export function Import({ reference, questionnaire, choose }: Props) {
  const [file, setFile] = useState<File | null>(null)
  const [step, setStep] = useState<Step | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [kept, setKept] = useState<Kept | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isMissing, setMissing] = useState(false)

  const forget = () => {
    setChecked(null)
    setKept(null)
    setFailure(null)
    setMissing(false)
  }

  const run = async <T,>(
    path: '/imports' | '/imports/dry-run',
    doing: Step['doing'],
    done: (answer: T & { isNew: boolean }) => void,
  ) => {
    if (step) return
    forget()
    if (!file) return setMissing(true)
    setStep({ doing, share: 0 })
    try {
      const onProgress = (share: number) => setStep({ doing, share })
      done(await send<T>({ path, body: file, type: typeOf(file), questionnaire: questionnaire.id, onProgress }))
    } catch (error) {
      setFailure(error instanceof Failure ? error : new Failure('unexpected'))
    } finally {
      setStep(null)
    }
  }
  const query = `questionnaire=${questionnaire.id}&lang=${lang}`

  return (
    <div class="import">
      <section class="card" aria-labelledby="template">
        <h2 id="template">{words.template}</h2>
        <QuestionnaireChooser reference={reference} chosen={questionnaire.id} choose={choose} />
        <ul>
          <li>{words.how}</li>
          <li>{words.howTotals}</li>
          <li>{words.howCells}</li>
        </ul>
        <div class="acts">
          <a class="btn q" href={`/api/v1/imports/template.xlsx?${query}`} download>
            {words.templateXlsx}
          </a>
          <a class="btn q" href={`/api/v1/imports/template.csv?${query}`} download>
            {words.templateCsv}
          </a>
        </div>
      </section>
      <section class="card" aria-labelledby="file-heading">
        <h2 id="file-heading">{words.importing}</h2>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void run<Checked>('/imports/dry-run', 'checking', setChecked)
          }}
        >
          <label class="field">
            {words.file}
            <input
              type="file"
              accept=".xlsx,.csv,.txt"
              aria-invalid={isMissing}
              aria-describedby={isMissing ? 'file-missing' : undefined}
              onChange={(event) => {
                forget()
                setFile(event.currentTarget.files?.[0] ?? null)
              }}
            />
          </label>
          {isMissing && (
            <p id="file-missing" class="wrong" role="alert">
              {words.noFile}
            </p>
          )}
          <button class="btn" aria-disabled={step !== null}>
            {words.check}
          </button>
        </form>
        <Progress step={step} />
        {failure && <Refusal failure={failure} />}
        <Outcome
          reference={reference}
          checked={checked}
          kept={kept}
          commit={() => void run<Kept>('/imports', 'writing', setKept)}
        />
      </section>
    </div>
  )
}
