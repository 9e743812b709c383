/** What can keep a database from working though nothing is wrong with what it was asked. */
export type Fault = 'disk-full' | 'read-only' | 'locked' | 'damaged' | 'unreachable'

/** What the operator does about it. The server needs no restart: it goes on by itself once the cause is gone. */
export const ADVICE: Record<Fault, string> = {
  'disk-full': 'Free space on the disk of the database.',
  'read-only':
    'Make the database and its folder writable again: the disk, its mount, the rights of the files, and their place.',
  locked: 'Another program has been writing for seconds: end it, or wait until it has finished.',
  damaged: 'Stop the server, keep a copy of the file, and restore the last backup or repair it with sqlite3 .recover.',
  unreachable: 'Start the database server again, and look at its own log and at the network between.',
}

/** SQLite's names of its result codes; D1 says them within its messages. */
const SQLITE: [RegExp, Fault][] = [
  [/SQLITE_FULL|database or disk is full|Exceeded maximum DB size/, 'disk-full'],
  [/SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/, 'read-only'],
  [/SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'locked'],
  [/SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/D1_ERROR: (Network connection lost|D1 DB .*(overloaded|reset|timeout)|Internal error)/, 'unreachable'],
]

/** PostgreSQL's SQLSTATE by class and code. */
const POSTGRES: [RegExp, Fault][] = [
  [/^53100$/, 'disk-full'],
  [/^25006$/, 'read-only'],
  [/^55P03$/, 'locked'],
  [/^XX00[12]$/, 'damaged'],
  [/^(08...|57P0[1-5]|53...|58...)$/, 'unreachable'],
]

/** What the system says of a connection to the database. Of a citizen's that broke off, Node says it without a call. */
const SYSTEM = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/

/** PostgreSQL's driver says these without a code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** @returns undefined when the database works, and the error is about something else */
export function findFault(error: unknown): Fault | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const said = code.startsWith('SQLITE_') ? code : error.message.startsWith('D1_') ? error.message : ''
  const found =
    POSTGRES.find(([pattern]) => pattern.test(code)) ?? SQLITE.find(([pattern]) => said && pattern.test(said))
  if (found) return found[1]
  if (LOST.test(error.message) || ('syscall' in error && SYSTEM.test(code))) return 'unreachable'
  if (error instanceof AggregateError) return findFault(error.errors[0])
  return findFault(error.cause)
}
