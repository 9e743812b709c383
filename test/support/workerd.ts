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
  return {
    next: () => bindingOf(workerd, names.shift()!),
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

function bindingOf(workerd: Miniflare, name: string): D1 {
  async function run(statements: Statement[]): ReturnType<D1['batch']> {
    const body = JSON.stringify({ name, statements: statements.map(({ sql, values }) => [sql, values.map(sent)]) })
    const answer = await workerd.dispatchFetch('http://d1', { method: 'POST', body })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as Awaited<ReturnType<D1['batch']>>
  }
  const statement = (sql: string, values: unknown[]): Statement => ({
    sql,
    values,
    bind: (...bound) => statement(sql, bound),
    all: async () => (await run([statement(sql, values)]))[0]!,
  })
  return { prepare: (sql) => statement(sql, []), batch: (statements) => run(statements as Statement[]) }
}
