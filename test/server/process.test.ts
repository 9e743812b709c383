import Database from 'better-sqlite3'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { freePort } from '../support/port.ts'
import { start } from '../support/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'sipas-process-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  ['a PostgreSQL that is down', { DATABASE: 'postgres://u:secret@localhost:5/x' }, 'postgres://localhost:5/x: connect'],
  ['a file that is no database', { DATABASE: file('text.db', 'x'.repeat(100)) }, 'text.db: file is not a database'],
  ['a folder that cannot be made', { DATABASE: join(file('plain', ''), 'x.db') }, 'x.db: EEXIST'],
])('says in one line what is wrong with %s, and never the password', async (_, env, said) => {
  for (const [program, ...args] of [['server'], ['sipas', 'verify']] as const) {
    const { status, text } = await start(program, env, ...args).ended
    expect(status).toBe(1)
    expect(text).toContain(said)
    expect(text).toMatch(/^DATABASE .+$/)
    expect(text).not.toContain('secret')
  }
})

it('says that the port is taken', async () => {
  const other = createServer().listen(0)
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { status, text } = await start('server', { PORT: `${port}`, DATABASE: join(folder, 'port.db') }).ended
  other.close()
  expect([status, text]).toEqual([1, `PORT ${port}: another program listens there`])
})

it('starts on nothing, offers the first account once, and ends at a signal with every answer given', async () => {
  const port = await freePort()
  const env = { PORT: `${port}`, DATABASE: join(folder, 'new.db') }
  const { child, printed, ended } = start('server', env)
  const link = await printed(/http:\S+first-account\S+/)
  expect(statSync(join(folder, 'new.secret')).mode & 0o777).toBe(0o600)

  const site = `http://localhost:${port}`
  const form = { username: 'quantri', name: 'Quản trị', password: 'mot-mat-khau-dai' }
  const make = () =>
    fetch(link, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: site },
      redirect: 'manual',
    })
  const made = await make()
  expect([made.status, made.headers.get('location')]).toEqual([303, '/admin'])
  expect((await make()).status).toBe(410)

  // Phones that never stop asking over connections that stay open.
  const seen = new Set<number>()
  const phones = Array.from({ length: 20 }, async () => {
    for (;;) seen.add(await fetch(`${site}/222222`).then(({ status }) => status))
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  child.kill('SIGTERM')
  const [{ status, text }] = await Promise.all([ended, Promise.allSettled(phones)])
  expect(status).toBe(0)
  expect(text).not.toMatch(/ at .*:\d/)
  expect([...seen]).toEqual([404])
})

it('is the only server of its file until it ends, however it ends; the command line works beside it', async () => {
  const env = { PORT: '0', DATABASE: join(folder, 'shared.db') }
  const first = start('server', env)
  await first.printed(/SIPAS Một Cửa: /)

  const second = await start('server', env).ended
  expect([second.status, second.text]).toEqual([
    1,
    `DATABASE ${env.DATABASE}: another server is at work on this file; stop that one first, or give this one a file of its own`,
  ])
  expect((await start('sipas', env, 'verify').ended).status).toBe(0)

  first.child.kill('SIGKILL')
  await first.ended
  const third = start('server', env)
  await third.printed(/SIPAS Một Cửa: /)
  third.child.kill('SIGTERM')
  expect((await third.ended).status).toBe(0)
})

it('does not start on a database that a newer version has used', async () => {
  const env = { PORT: '0', DATABASE: join(folder, 'newer.db') }
  expect((await start('sipas', env, 'verify').ended).status).toBe(0)
  const newer = new Database(env.DATABASE)
  newer.exec("insert into migration (name) values ('9999_later.sql')")
  newer.close()
  for (const [program, ...args] of [['server'], ['sipas', 'verify']] as const)
    expect(await start(program, env, ...args).ended).toEqual({
      status: 1,
      text: `DATABASE ${env.DATABASE}: a newer version has used this database (9999_later.sql); start that version, or one after it`,
    })
})

function file(name: string, content: string) {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
