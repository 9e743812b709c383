import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('what failed in a run with PostgreSQL is failed when it ends', async () => {
  const failing = `await import('./test/support/postgresServer.ts'); process.exitCode = 3`
  const ended = promisify(execFile)(process.execPath, ['--input-type=module', '-e', failing])
  await expect(ended).rejects.toMatchObject({ code: 3 })
})
