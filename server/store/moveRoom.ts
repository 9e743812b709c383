import { dirname } from 'node:path'
import type { Db } from './db.ts'
import { isThere, lastOf, raw, valueOf } from './moveSql.ts'

/**
 * Microseconds that a response takes, and bytes that it needs without its comment. Measured: of ten million on SQLite 5
 * on a machine at rest and 28 on a busy one, of half a million on PostgreSQL 13; D1 was not measured.
 */
const TIME = { sqlite: 10, postgres: 15, d1: 40 }
const SPACE = { sqlite: 100, postgres: 160, d1: 100 }

/**
 * Says how many responses are to be moved, how long that takes and how much room it needs.
 *
 * @param table where they are: `response` before the migration
 * @throws Error when the disk has not that much room; nothing was changed then
 */
export async function announce(db: Db, table: 'response' | 'response_0002', note: (text: string) => void) {
  const moved = table === 'response' ? 0 : await valueOf(db, lastOf('response'))
  const left = (await valueOf(db, lastOf(table))) - moved
  if (left === 0) return
  const latest = `(select comment from ${table} order by seq desc limit 1000) as latest`
  const comment = await valueOf(db, `select avg(length(coalesce(comment, ''))) from ${latest}`)
  const bytes = left * (SPACE[db.kind] + 2 * comment)
  const seconds = (left * TIME[db.kind]) / 1e6
  note(
    `Chuyển ${left} phiếu sang bảng mới: khoảng ${inTime(seconds)}, thêm ${inBytes(bytes)} đĩa. / ` +
      `Moving ${left} responses to their new table: about ${inTime(seconds)}, ${inBytes(bytes)} more on the disk.`,
  )
  const free = await freeBeside(db)
  if (free !== undefined && free < bytes)
    throw new Error(
      `đĩa còn ${inBytes(free)}, cần ${inBytes(bytes)}; chưa có gì thay đổi / ` +
        `the disk has ${inBytes(free)} left and ${inBytes(bytes)} are needed; nothing was changed`,
    )
}

/**
 * Microseconds in which a response is counted. Measured: of ten million on SQLite 14 at rest and some 30 on a busy
 * machine; PostgreSQL and D1 were not measured.
 */
const COUNTING = { sqlite: 30, postgres: 80, d1: 300 }

/** Says that tallies are to be counted anew, which the server does while it serves. */
export async function announceCounting(db: Db, note: (text: string) => void) {
  const aside = (await isThere(db)) ? await valueOf(db, lastOf('response_0002')) : 0
  const responses = Math.max(aside, await valueOf(db, lastOf('response')))
  if (responses === 0) return
  const time = inTime((responses * COUNTING[db.kind]) / 1e6)
  note(
    `Cộng lại số liệu từ ${responses} phiếu sau khi khởi động: khoảng ${time}, gần như không cần thêm đĩa; vẫn nhận phiếu, ` +
      `bảng số liệu chờ đến khi xong. / Figures are counted anew from ${responses} responses after the start: about ` +
      `${time}, hardly any more disk; responses are taken meanwhile, dashboards wait.`,
  )
}

/** Bytes free on the disk of the database; undefined where it is not ours to see. */
async function freeBeside(db: Db): Promise<number | undefined> {
  if (db.kind !== 'sqlite') return undefined
  const { rows } = await db.query.executeQuery<{ file: string }>(
    raw(`select file from pragma_database_list where name = 'main'`),
  )
  const file = rows[0]?.file
  if (!file) return undefined
  // Imported here: a Worker has no disk, and only asks whether responses are left.
  const { statfs } = await import('node:fs/promises')
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize
}

/** SQLite keeps for itself what the old table took. */
export async function freed(db: Db): Promise<string> {
  const pages = await valueOf(db, 'select * from pragma_freelist_count')
  const free = inBytes(pages * (await valueOf(db, 'select * from pragma_page_size')))
  return (
    `Tệp có ${free} trống cho phiếu sau này; nếu muốn trả lại đĩa, dừng máy chủ rồi chạy vacuum. / ` +
    `The file has ${free} free for responses to come; to give it back to the disk, stop the server and run vacuum.`
  )
}

const inBytes = (bytes: number) => `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`
const inTime = (seconds: number) => (seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`)
