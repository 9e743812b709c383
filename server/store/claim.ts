import Database from 'better-sqlite3'

/**
 * Makes this process the one server of an SQLite file until it ends, however it ends.
 *
 * Two would each wait for the other's writes and decide on figures that the other changes. Node has no lock on files,
 * but SQLite has: an exclusive transaction, never committed, in an empty database beside it. The operating system lets
 * go of it when the process dies, so nothing is left to be cleaned up after a power failure.
 *
 * @returns gives it up again
 * @throws Error when another process has it
 */
export function claim(file: string): () => void {
  const lock = new Database(file.replace(/(\.db)?$/, '.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error
    throw new Error('another server is at work on this file; stop that one first, or give this one a file of its own', {
      cause: error,
    })
  }
  return () => void lock.close()
}
