import { fork } from 'node:child_process'
import Database from 'better-sqlite3'
import { criteriaOf, type Questionnaire } from '../../shared/questionnaire.ts'
import type { Day } from '../../shared/calendar.ts'
import { told } from './child.ts'
import { areas, TODAY } from './province.ts'

export interface Load {
  url: string
  connections: number
  seconds: number
  /** Requests a second; as many as are answered when absent. */
  rate?: number
  /** Tells which were accepted. */
  remember?: boolean
  seed: number
  /** Codes. */
  desks: string[]
  areas: string[]
  criteria: string[]
  day: Day
}

export interface Loaded {
  /** Accepted a second. */
  rate: number
  /** Answered otherwise. */
  refused: number
  /** Not answered. */
  failed: number
  /** How many of them were answered with which status, or failed by which error. */
  why?: Record<string, number>
  /** Milliseconds. */
  p99: number
  /** Ids, when they were to be remembered, and how many were told to come again. */
  accepted: string[]
  retryLater: number
}

export type Citizens = Awaited<ReturnType<typeof openCitizens>>

/** Those who respond, at the desks of a database made by `world`. */
export async function openCitizens(file: string) {
  const child = fork(new URL('load.ts', import.meta.url), { stdio: ['ignore', 2, 2, 'ipc'] })
  await told(child)
  const where = { ...questions(file), areas, day: TODAY }
  let seed = Date.now()
  return {
    /** Codes. */
    desks: where.desks,
    async send(load: Pick<Load, 'url' | 'connections' | 'seconds' | 'rate' | 'remember'>): Promise<Loaded> {
      child.send({ ...load, ...where, seed: seed++ } satisfies Load)
      return told<Loaded>(child)
    },
    close: () => void child.disconnect(),
  }
}

function questions(file: string): Pick<Load, 'desks' | 'criteria'> {
  const database = new Database(file, { readonly: true })
  const desks = database.prepare<[], string>('select code from code').pluck().all()
  const body = database.prepare<[], string>("select body from questionnaire where id = 'sipas-2026'").pluck().get()!
  database.close()
  return { desks, criteria: criteriaOf(JSON.parse(body) as Questionnaire).map(({ key }) => key) }
}
