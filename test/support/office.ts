import type { Account } from '../../shared/account.ts'
import { dayOf } from '../../shared/calendar.ts'
import { POLICY } from '../../shared/entries.ts'
import { responseId } from '../../shared/id.ts'
import type { CounterInfo, Scores } from '../../shared/scores.ts'
import { seeded } from '../../shared/random.ts'
import { createApp } from '../../server/app.ts'
import type { Auth, Deps } from '../../server/deps.ts'
import { reference } from '../../server/reference/reference.ts'
import { counters } from '../../server/store/counters.ts'
import type { Db } from '../../server/store/db.ts'
import { loadReference } from '../../server/store/reference.ts'
import { setPolicy } from '../../server/store/settings.ts'
import { units } from '../../server/store/units.ts'

/** A Monday morning in Huế. */
export const NOW = Date.parse('2026-11-23T02:30:00Z')

type Who = Pick<Account, 'role' | 'unit'> & { counter?: string }

/** The whole app over a database with Huế's units; whoever asks is already known, so that tests are about figures. */
export async function openOffice(db: Db, { smallestCell = 1, known = reference } = {}) {
  const random = seeded(1)
  const today = dayOf(NOW)
  await loadReference(db, known, { today, random })
  // Figures worked out by hand are of two or three responses.
  await setPolicy(db, { ...POLICY, smallestCell })
  const all = await units(db)
  const desks = (
    await counters(
      db,
      all.map(({ id }) => id),
      today,
    )
  ).filter(({ unit }) => ['phu-xuan', 'an-cuu', 'vy-da'].includes(unit))
  const deps: Omit<Deps, 'auth'> = {
    db,
    now: () => NOW,
    random,
    publicUrl: 'https://hailong.example',
    secret: 'for tests only, and long enough',
    assets: (entry) => ({ scripts: [`/assets/${entry}.js`], styles: [] }),
    log: (event, detail) => console.error(event, detail),
  }
  return officeOf(deps, desks, { role: 'province', unit: 'hue' })
}

function officeOf(deps: Omit<Deps, 'auth'>, desks: CounterInfo[], who: Who | null) {
  const account: Account | null = who && { name: 'Người thử', counter: null, ...who }
  const auth: Auth = { handler: async () => new Response(null, { status: 404 }), accountOf: async () => account }
  const app = createApp({ ...deps, auth })
  const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  const newId = () => responseId(dayOf(NOW), deps.random)
  return {
    app,
    deps,
    desks,
    get,
    newId,
    as: (other: Who | null) => officeOf(deps, desks, other),
    unitOf: (desk: number) => desks[desk]!.unit,
    close: () => deps.db.close(),

    async scores(query = ''): Promise<Scores> {
      const answer = await get(`/api/v1/scores?${query}`)
      if (answer.status !== 200) throw new Error(await answer.text())
      return (await answer.json()) as Scores
    },

    /** A part of the scores, asked for by itself. */
    async part(part: 'rows' | 'weighted', query = ''): Promise<Partial<Scores>> {
      const answer = await get(`/api/v1/scores/${part}?${query}`)
      if (answer.status !== 200) throw new Error(await answer.text())
      return (await answer.json()) as Partial<Scores>
    },

    async post(body: unknown, headers: Record<string, string> = {}) {
      return app.request('/api/v1/responses', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    },

    /** Sends a response to one of the desks, in its first area unless said. */
    async answer({
      desk = 0,
      ...body
    }: {
      desk?: number
      area?: string
      questionnaire?: string
      answers: Record<string, number | null>
    }) {
      const { code, areas } = desks[desk]!
      const answer = await this.post({ id: newId(), code, area: areas[0], questionnaire: 'sipas-2026', ...body })
      if (answer.status !== 201) throw new Error(await answer.text())
    },
  }
}
