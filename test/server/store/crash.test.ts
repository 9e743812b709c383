import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../../server/store/migrate.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'

const WRITER = fileURLToPath(new URL('../../support/writer.ts', import.meta.url))

it('loses no response that was acknowledged when the process is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sipas-crash-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'test.db')
  const db = openSqlite(file)
  await migrate(db)
  await db.close()

  const writer = spawn(process.execPath, [WRITER, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  await once(writer.stdout, 'data')
  await setTimeout(300)
  writer.kill('SIGKILL')
  await once(writer, 'close')

  const acknowledged = printed.split('\n').slice(0, -1)
  expect(acknowledged.length).toBeGreaterThan(100)
  const after = openSqlite(file)
  const stored = await after.query.selectFrom('response').select('id').execute()
  await after.close()
  const kept = new Set(stored.map(({ id }) => id))
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
})
