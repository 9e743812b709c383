import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Deps } from '../../server/deps.ts'
import { serve } from '../../server/serve.ts'
import type { Db } from '../../server/store/db.ts'
import { databases } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'
import { drafts, keepAll } from '../support/store.ts'

const sqlite = databases.find(({ name }) => name === 'sqlite')!

it('ends the counting that is under way before a stop closes the database', { timeout: 30_000 }, async () => {
  const { deps } = await openOffice(await sqlite.open())
  await keepAll(deps.db, drafts(20, { seed: 1 }))
  const logged: string[] = []
  let under = 0
  const counting = Promise.withResolvers<void>()
  const slow: Db = {
    ...deps.db,
    async batch(statements) {
      under++
      counting.resolve()
      await setTimeout(200)
      return deps.db.batch(statements).finally(() => under--)
    },
  }
  const auth: Deps['auth'] = { handler: async () => new Response(), accountOf: async () => null }
  const { close } = await serve({ ...deps, auth, db: slow, log: (event) => logged.push(event) }, 0)
  await counting.promise
  await close()
  expect(under).toBe(0)
  await setTimeout(500)
  expect(logged).toEqual([])
})
