import type { Day } from '../shared/calendar.ts'
import type { MaximumPoints, OfficialResult } from '../shared/official.ts'
import type { FieldError, ProblemBody, ProblemCode } from '../shared/problem.ts'
import type { Method } from '../shared/questionnaire.ts'
import type { ReferenceInfo, Scores } from '../shared/scores.ts'
import type { KioskInfo, TicketInfo } from '../shared/screen.ts'
import type { UnitKind } from '../shared/unit.ts'

/** Why there is no answer: what the server said, or `no-connection` when it said nothing. */
export class Failure extends Error {
  override name = 'Failure'
  readonly code: ProblemCode | 'no-connection'
  /** HTTP status, 0 without a connection. */
  readonly status: number
  readonly errors: FieldError[]

  constructor(code: ProblemCode | 'no-connection', status = 0, title = '', errors: FieldError[] = []) {
    super(title)
    this.code = code
    this.status = status
    this.errors = errors
  }
}

export interface ScopeQuery {
  from: Day
  to: Day
  unit?: string | null
  kind?: UnitKind | null
  area?: string | null
  counter?: string | null
  questionnaire?: string | null
  method?: Method | null
  units?: 'then' | 'now' | null
}

export const getReference = () => get<ReferenceInfo>('/api/v1/reference')
export const getScores = (query: ScopeQuery & { by?: 'month'; with?: string | null }) =>
  get<Scores>(`/api/v1/scores?${searchOf(query)}`)

export const getRows = (query: ScopeQuery & { by: 'unit' | 'area' | 'counter' }) =>
  get<Pick<Scores, 'rows'>>(`/api/v1/scores/rows?${searchOf(query)}`)

export const getWeighted = (query: ScopeQuery) =>
  get<Pick<Scores, 'weighted'>>(`/api/v1/scores/weighted?${searchOf(query)}`)

export const getOfficial = () => get<{ results: OfficialResult[] }>('/api/v1/official')
export const getMaximums = () => get<{ maximums: MaximumPoints[] }>('/api/v1/maximums')
export const getToday = (counter: string) =>
  get<{ count: number }>(`/api/v1/counters/${encodeURIComponent(counter)}/today`)

export const getTicket = (counter: string, area: string | null) =>
  get<TicketInfo>(`/api/v1/counters/${encodeURIComponent(counter)}/ticket?${searchOf({ area })}`)

export const getKiosk = () => get<KioskInfo>('/api/v1/kiosk')

/** Makes this device a kiosk and signs it out. @throws Failure */
export const beKiosk = (counter: string) => post(`/api/v1/counters/${encodeURIComponent(counter)}/kiosk`, {})

const searchOf = (query: object) =>
  new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])))

/** A screen asks for few addresses again and again; past this many it has moved on from the oldest. */
const REMEMBERED = 40
const last = new Map<string, { etag: string; body: unknown }>()

/**
 * The newest answer of an address. The very object of last time when nothing changed since, so that screens can tell by
 * identity that there is nothing to draw.
 *
 * @throws Failure for everything but success; signed out never returns, since the sign-in page takes over
 */
export async function get<T>(path: string): Promise<T> {
  const known = last.get(path)
  const response = await fetch(path, {
    // The browser's own cache would answer 200 for a 304 and hide that nothing changed.
    cache: 'no-store',
    headers: { accept: 'application/json', ...ofScreen(), ...(known && { 'if-none-match': known.etag }) },
  }).catch(() => {
    throw new Failure('no-connection')
  })
  if (response.status === 304 && known) return known.body as T
  if (response.status === 401) return signIn()
  if (!response.ok) throw await failureOf(response)
  const body = (await response.json()) as T
  const etag = response.headers.get('etag')
  if (etag) remember(path, etag, body)
  return body
}

/** Sends something, once. @throws Failure for everything but success */
async function post(path: string, body: object): Promise<void> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...ofScreen() }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Failure('no-connection')
  })
  if (response.status === 401) return signIn()
  if (!response.ok) throw await failureOf(response)
}

/** Reasons come in the language of the screen, whatever the browser prefers. */
export const ofScreen = () => ({ 'accept-language': globalThis.document?.documentElement.lang ?? '*' })

function remember(path: string, etag: string, body: unknown) {
  last.delete(path)
  last.set(path, { etag, body })
  if (last.size > REMEMBERED) last.delete(last.keys().next().value!)
}

async function failureOf(response: Response) {
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
  return new Failure(problem.code ?? 'unexpected', response.status, problem.title, problem.errors)
}

function signIn() {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
  return new Promise<never>(() => {})
}
