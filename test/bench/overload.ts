import Database from 'better-sqlite3'
import { startServer } from './child.ts'
import type { Citizens } from './loads.ts'
import { TODAY } from './province.ts'

const CONNECTIONS = 2_000
/** Milliseconds that each commit takes where the disk is slow. */
const SLOW = 500

/** More than the server can take: who is sent away, and whether all who were not are kept. */
export async function overload(citizens: Citizens, file: string, seconds: number) {
  const stores = { 'its disk as it is': 'real', [`${SLOW} ms a commit`]: { commit: SLOW } } as const
  const lines: string[] = []
  const figures = []
  let [lost, told] = [0, 0]
  for (const [disk, store] of Object.entries(stores)) {
    const server = await startServer({ file, store, day: TODAY })
    const { accepted, refused, failed, retryLater, p99 } = await citizens.send({
      url: server.url,
      connections: CONNECTIONS,
      seconds,
      remember: true,
    })
    await server.stop()
    const missing = accepted.length - stored(file, accepted)
    lines.push(
      `${CONNECTIONS} connections   ${disk}: ${accepted.length} accepted, ${missing} of them not stored, ` +
        `${refused} refused (${retryLater} by 503 with Retry-After), ${failed} unanswered`,
    )
    figures.push({ disk, accepted: accepted.length, missing, refused, retryLater, failed, p99 })
    lost += missing
    told += retryLater
  }
  return { lines, figures, lost, told }
}

function stored(file: string, ids: string[]) {
  const database = new Database(file, { readonly: true })
  const find = database.prepare<[Buffer], number>('select count(*) from response where id = ?').pluck()
  const found = ids.filter((id) => find.get(Buffer.from(id.replaceAll('-', ''), 'hex')) === 1).length
  database.close()
  return found
}
