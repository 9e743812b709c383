import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The secret that signs session cookies and keys hashes, kept in `file` and made when there is none. Losing it signs
 * everyone out, ends the invitations that were given out, and lets a sheet of paper be entered a second time.
 *
 * @throws Error when the file holds none
 */
export function readSecret(file: string): string {
  mkdirSync(dirname(file), { recursive: true })
  try {
    // Fails when the file is there, so that of two instances that start at once neither overwrites the other's.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    chmodSync(file, 0o600)
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Error(`${file} holds no secret of 32 characters or more: delete it to get a new one`)
  return secret
}
