import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { Miniflare } from 'miniflare'
import type { D1 } from '../../server/store/d1.ts'

/** Databases of one workerd: as many as a file of tests may open. */
const NAMES = Array.from({ length: 60 }, (_, i) => `DB${i}`)

/** Inside workerd: runs statements over the real binding. */
const WORKER = `export default {
  async fetch(request, env) {
    const { name, statements } = await request.json()
    const db = env[name]
    try {
      const given = (value) => (value?.bytes ? Uint8Array.from(value.bytes) : value)
      return Response.json(await db.batch(statements.map(([sql, values]) => db.prepare(sql).bind(...values.map(given)))))
    } catch (error) {
      return new Response(error.message, { status: 500 })
    }
  },
}`

/**
 * Starts Cloudflare's own runtime with empty D1 databases.
 *
 * A binding from here reaches into workerd once a query. Miniflare's own stand-in does so at every `prepare` and
 * `bind`, which makes the tests of D1 several times slower.
 */
export function startWorkerd() {
  const workerd = new Miniflare({
    telemetry: { enabled: false },
    workers: [
      {
        // A port of its own: behind the common one stands another worker, with which a query takes several times as long.
        dev: { unsafeDirectSockets: [{}] },
        config: {
          name: 'databases',
          compatibilityDate: '2026-10-01',
          manifest: {
            mainModule: 'main.mjs',
            modulesRoot: '/',
            modules: { 'main.mjs': { type: 'esm', contents: WORKER } },
          },
          env: Object.fromEntries(NAMES.map((name) => [name, { type: 'd1', id: name }])),
        },
      },
    ],
  })

  const names = [...NAMES]
  const url = workerd.unsafeGetDirectURL()
  return {
    next: () => bindingOf(url, names.shift()!),
    dispose: () => workerd.dispose(),
  }
}

interface Statement {
  sql: string
  values: unknown[]
  bind(...values: unknown[]): Statement
  all(): ReturnType<ReturnType<D1['prepare']>['all']>
}

/** JSON has no bytes. */
const sent = (value: unknown) => (value instanceof Uint8Array ? { bytes: [...value] } : value)

const agent = new Agent({ keepAlive: true })

function bindingOf(url: Promise<URL>, name: string): D1 {
  // Not by fetch, which takes longer over a query than workerd does.
  async function run(statements: Statement[]): ReturnType<D1['batch']> {
    const asked = request(await url, { method: 'POST', agent })
    asked.end(JSON.stringify({ name, statements: statements.map(({ sql, values }) => [sql, values.map(sent)]) }))
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    const said = await text(answer)
    if (answer.statusCode !== 200) throw new Error(said)
    return JSON.parse(said) as Awaited<ReturnType<D1['batch']>>
  }
  const statement = (sql: string, values: unknown[]): Statement => ({
    sql,
    values,
    bind: (...bound) => statement(sql, bound),
    all: async () => (await run([statement(sql, values)]))[0]!,
  })
  return { prepare: (sql) => statement(sql, []), batch: (statements) => run(statements as Statement[]) }
}
