import type { ProblemBody } from '../../shared/problem.ts'
import { Failure } from '../api.ts'
import { lang } from '../ui/lang.ts'

/** What a dry run answers: see server/routes/imports.ts. */
export interface Checked {
  forms: number
  counters: { counter: string; forms: number }[]
  from: string | null
  to: string | null
  wrong: { row: number; column: string; detail: string }[]
  wrongCount: number
  importedOn: string | null
}

/** What keeping answers. */
export interface Kept {
  forms: number
  importedOn: string
  /** False when the same batch was kept before. */
  isNew: boolean
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** By its name, since browsers call a CSV file what the installed spreadsheet calls it. */
export const typeOf = (file: File) => (/\.xlsx$/i.test(file.name) ? XLSX : 'text/csv')

interface Sending {
  path: '/imports' | '/imports/dry-run'
  body: Blob | string
  type: string
  questionnaire: string
  /** How much of it is on its way, from 0 to 1. */
  onProgress?: (share: number) => void
}

/**
 * Sends a table. By XMLHttpRequest, since `fetch` does not say how far it has come.
 *
 * @throws Failure also when signed out: the sign-in page would take over and what was keyed in would be gone
 */
export function send<T>({ path, body, type, questionnaire, onProgress }: Sending): Promise<T & { isNew: boolean }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${path}?questionnaire=${encodeURIComponent(questionnaire)}&lang=${lang}`)
    request.setRequestHeader('Content-Type', type)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => reject(new Failure('no-connection')))
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve({ ...(request.response as T), isNew: request.status === 201 })
      const problem = (request.response ?? {}) as Partial<ProblemBody>
      reject(new Failure(problem.code ?? 'unexpected', request.status, problem.title, problem.errors))
    })
    request.send(body)
  })
}
