import { serve } from '../../server/serve.ts'
import type { Db } from '../../server/store/db.ts'
import { openWorld } from '../../server/world.ts'
import type { Asked, ServerOptions, Usage } from './child.ts'

/** Started by a bench: the whole server, at the end of its pipe a clock of CPU time and nothing else. */
const { file, store, day } = JSON.parse(process.argv[2]!) as ServerOptions
const { deps } = await openWorld({ DATABASE: file })
// From ten in the morning.
const ahead = day ? Date.parse(`${day}T03:00:00Z`) - Date.now() : 0
const { port, close } = await serve({ ...deps, db: stored(deps.db), now: () => Date.now() + ahead }, 0)

process.on('message', (asked: Asked) => {
  if (asked === 'stop') return void close().then(() => process.exit())
  const { user, system } = process.cpuUsage()
  process.send!({ cpu: (user + system) / 1000 } satisfies Usage)
})
process.once('disconnect', () => process.exit())
process.send!(`http://localhost:${port}`)

/** As it is; one that forgets what it is given; or one whose disk takes long over each commit. */
function stored(db: Db): Db {
  if (store === 'real') return db
  // What responses are about is kept all the same: it is written once, and looked up again for each where it is not.
  if (store === 'no-op')
    return {
      ...db,
      batch: async (statements) =>
        statements.some((one) => 'sql' in one) ? statements.map(() => 1) : db.batch(statements),
    }
  const batch: Db['batch'] = async (statements) => {
    await new Promise((resolve) => setTimeout(resolve, store.commit))
    return db.batch(statements)
  }
  return { ...db, batch }
}
