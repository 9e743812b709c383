import { writeSync } from 'node:fs'
import { keepResponse } from '../../server/store/responses.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { times } from './responses.ts'
import { drafts } from './store.ts'

// A process to be killed: writes to the database named, and prints the id of every response that it was told is kept.

const db = openSqlite(process.argv[2]!)
const rows = drafts(20_000, { seed: 12 })
const write = async (phone: number) => {
  for (let i = phone; i < rows.length; i += 20) {
    await keepResponse(db, rows[i]!)
    writeSync(1, `${rows[i]!.id}\n`)
  }
}
await Promise.all(times(20, write))
