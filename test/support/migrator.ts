import { writeSync } from 'node:fs'
import { migrate } from '../../server/store/migrate.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

// A process to be killed: migrates the database named, and says how far it has come.

const db = openSqlite(process.argv[2]!)
await migrate(db, { note: () => {}, say: ({ counted }) => writeSync(1, `${counted}\n`) })
await db.close()
