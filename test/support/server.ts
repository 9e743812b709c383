import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ACCOUNTS, PASSWORD } from '../../server/demo/fill.ts'
import { serve } from '../../server/serve.ts'
import { makeAccount } from '../../server/store/accounts.ts'
import { POLICY } from '../../shared/entries.ts'
import { setPolicy } from '../../server/store/settings.ts'
import { openWorld } from '../../server/world.ts'

export type TestServer = Awaited<ReturnType<typeof openServer>>

/** A whole server on a free port, as production starts it, over an empty database with the demo's accounts. */
export async function openServer({ accounts = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sipas-'))
  const { deps } = await openWorld({ DATABASE: join(folder, 'sipas.db') }, 'server')
  for (const account of accounts ? ACCOUNTS : []) await makeAccount(deps.db, { ...account, password: PASSWORD })
  // The path is worked out by hand for two responses, which are too few to be shown otherwise.
  if (accounts) await setPolicy(deps.db, { ...POLICY, smallestCell: 1 })
  const server = await serve(deps, 0)
  return {
    url: `http://localhost:${server.port}`,
    password: PASSWORD,
    deps,
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
