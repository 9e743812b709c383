import { sql } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openDatabase } from '../../server/database.ts'
import type { Config } from '../../server/config.ts'
import type { Db } from '../../server/store/db.ts'
import { verify } from '../../server/store/verify.ts'
import { openWorld } from '../../server/world.ts'
import { encodeAnswers } from '../../shared/answers.ts'
import { seeded } from '../../shared/random.ts'
import { findQuestionnaire } from '../../server/store/questionnaires.ts'
import { openPhones } from './phones.ts'
import { openPostgresServer } from './postgresServer.ts'
import { start } from './process.ts'
import { stored } from './store.ts'

export interface Crashes {
  kills: number
  seed: number
  say?: (text: string) => void
}

/** What was found after the last kill. All but the counts is to be empty. */
export interface Outcome {
  kills: number
  acknowledged: number
  stored: number
  statuses: Record<string, number>
  lost: string[]
  doubled: string[]
  changed: string[]
  /** Stored though nobody sent them. */
  unknown: string[]
  differences: unknown[]
  integrity: string
}

/** Milliseconds between a start and a kill, in the middle of responses and of folds. */
const LIFE = 1_200
/** Of so many starts, one is not even waited for. */
const EARLY = 8

/** Kills the server again and again while people answer. */
export async function crashServer({ kills, seed, say = () => {} }: Crashes): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'sipas-crash-'))
  const file = join(folder, 'test.db')
  const random = seeded(seed)
  const { deps } = await openWorld({ DATABASE: file })
  let url = 'http://localhost:1'
  const phones = await openPhones(deps.db, () => url, { seed })
  await deps.db.close()
  let server = startServer(file)
  try {
    for (let i = 1; i <= kills; i++) {
      if (i % EARLY > 0) url = await server.url()
      await setTimeout(random() * LIFE)
      server.child.kill('SIGKILL')
      await server.ended
      say(`kill ${i}: ${phones.acknowledged.size} acknowledged`)
      server = startServer(file)
    }
    url = await server.url()
    await phones.close()
    server.child.kill('SIGTERM')
    await server.ended
    return await check({ kind: 'sqlite', file }, kills, phones)
  } finally {
    phones.abandon()
    server.child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  }
}

/** Kills PostgreSQL again and again under a server that goes on. */
export async function crashPostgres({ kills, seed, say = () => {} }: Crashes): Promise<Outcome> {
  const postgres = await openPostgresServer()
  const random = seeded(seed)
  await postgres.createDatabase('crash')
  const address = `${postgres.url}/crash`
  const { deps } = await openWorld({ DATABASE: address })
  const server = startServer(address)
  const url = await server.url()
  const phones = await openPhones(deps.db, () => url, { seed })
  await deps.db.close()
  try {
    for (let i = 1; i <= kills; i++) {
      await setTimeout(random() * LIFE)
      await postgres.kill()
      await setTimeout(random() * 300)
      await postgres.restart()
      say(`kill ${i}: ${phones.acknowledged.size} acknowledged`)
    }
    await phones.close()
    server.child.kill('SIGTERM')
    const { status, text } = await server.ended
    if (status !== 0) throw new Error(`the server did not outlive PostgreSQL: ${text}`)
    return await check({ kind: 'postgres', url: address }, kills, phones)
  } finally {
    phones.abandon()
    server.child.kill('SIGKILL')
    await postgres.stop()
  }
}

function startServer(database: string) {
  const server = start('server', { PORT: '0', DATABASE: database })
  return { ...server, url: async () => (await server.printed(/SIPAS Một Cửa: \S+/)).split(' ').at(-1)! }
}

type Phones = Awaited<ReturnType<typeof openPhones>>

async function check(database: Config['database'], kills: number, { acknowledged, sent, statuses }: Phones) {
  const db = await openDatabase(database, 'operator')
  try {
    const rows = await stored(db)
    const times = new Map<string, number>()
    for (const { id } of rows) times.set(id, (times.get(id) ?? 0) + 1)
    const sipas = (await findQuestionnaire(db, 'sipas-2026@1'))!
    const changed = rows.filter(({ id, answers }) => {
      const said = acknowledged.get(id)
      return said && encodeAnswers(sipas, said.answers) !== answers
    })
    return {
      kills,
      acknowledged: acknowledged.size,
      stored: rows.length,
      statuses: Object.fromEntries(statuses),
      lost: [...acknowledged.keys()].filter((id) => !times.has(id)),
      doubled: [...times].filter(([, n]) => n > 1).map(([id]) => id),
      changed: changed.map(({ id }) => id),
      unknown: [...times.keys()].filter((id) => !sent.has(id)),
      differences: await verify(db),
      integrity: await integrity(db),
    } satisfies Outcome
  } finally {
    await db.close()
  }
}

/** What SQLite says of its own file. */
async function integrity({ kind, query }: Db): Promise<string> {
  if (kind !== 'sqlite') return 'ok'
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(query)
  return rows.map((row) => row.integrity_check).join('\n')
}
