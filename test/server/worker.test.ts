import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import type { ReferenceInfo, Scores } from '../../shared/scores.ts'
import { freePort } from '../support/port.ts'

const folder = mkdtempSync(join(tmpdir(), 'sipas-worker-'))
/** Where the operator's command line looks, from that folder. */
const store = join(folder, '.wrangler/state')
const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: 'true' }
let worker: ChildProcess
let url: string
let invite: string
let key: string

beforeAll(async () => {
  await run('d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', store)
  copyFileSync('wrangler.toml', join(folder, 'wrangler.toml'))
  key = (await sipas('api-key', 'create', '--name', 'thu', '--role', 'admin')).trim().split('\n').at(-1)!
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  worker = wrangler(
    'dev',
    '--ip',
    '127.0.0.1',
    '--port',
    `${port}`,
    '--persist-to',
    store,
    '--var',
    `SECRET:${'s'.repeat(40)}`,
  )
  const printed = output(worker)
  await until(() => fetch(url))
  invite = await until(async () => /\/first-account\/\S+/.exec(printed())![0])
})

afterAll(() => {
  worker?.kill()
  rmSync(folder, { recursive: true, force: true })
})

it('the whole app runs in workerd with D1: first account, a response, its score', async () => {
  const form = { username: 'quantri', name: 'Quản trị', password: 'mot-mat-khau-dai' }
  const made = await fetch(url + invite, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin: url },
    redirect: 'manual',
  })
  expect(made.status).toBe(303)
  const cookie = made.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
  const get = async <T>(path: string) => (await (await fetch(url + path, { headers: { cookie } })).json()) as T

  const { counters } = await get<ReferenceInfo>('/api/v1/reference')
  const { code } = counters[0]!
  expect((await fetch(`${url}/${code}`)).status).toBe(200)

  // Fewer than five would not be shown.
  for (let i = 0; i < 5; i++) {
    const body = JSON.stringify({
      id: responseId(dayOf(Date.now()), Math.random),
      code,
      questionnaire: 'sipas-2026',
      answers: { c31: 5, c32: 2 },
    })
    const headers = { 'content-type': 'application/json' }
    const send = () => fetch(`${url}/api/v1/responses`, { method: 'POST', headers, body })
    expect((await send()).status).toBe(201)
    expect((await send()).status).toBe(200)
  }
  expect(await get<Scores>('/api/v1/scores')).toMatchObject({ n: 5, index: 50, points: 5 })

  const byKey = await fetch(`${url}/api/v1/scores?by=unit`, { headers: { authorization: `Bearer ${key}` } })
  expect(await byKey.json()).toMatchObject({ n: 5 })
})

const wrangler = (...args: string[]) => spawn('wrangler', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })

/** What it has printed so far. */
function output(child: ChildProcess) {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  return () => text
}

const run = (...args: string[]) => done(wrangler(...args))

/** The operator's command line over the same D1. */
const sipas = (...args: string[]) =>
  done(spawn('node', [resolve('server/sipas.ts'), ...args], { cwd: folder, env: { ...env, DATABASE: 'd1' } }))

function done(child: ChildProcess): Promise<string> {
  const printed = output(child)
  return new Promise((found, failed) =>
    child.once('exit', (code) => (code === 0 ? found(printed()) : failed(new Error(printed())))),
  )
}

async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
      await new Promise((wake) => setTimeout(wake, 300))
    }
  }
}
