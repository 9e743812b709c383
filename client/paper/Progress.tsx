import { formatPercent } from '../../shared/format.ts'
import { lang } from '../ui/lang.ts'
import { words } from './words.ts'

export interface Step {
  doing: 'checking' | 'writing'
  /** Of the file that is uploaded, from 0 to 1. */
  share: number
}

/** How far a file has come: how much is uploaded, then what is done with it. */
export function Progress({ step }: { step: Step | null }) {
  const isUploading = step !== null && step.share < 1
  return (
    <div class={step ? 'progress' : undefined}>
      {step && <progress aria-label={words.progress} max={1} {...(isUploading && { value: step.share })} />}
      <p role="status">
        {step && (isUploading ? words.uploading(formatPercent(step.share * 100, lang, 0)) : words[step.doing])}
      </p>
    </div>
  )
}
