import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import type { ReferenceInfo, Scores } from '../../shared/scores.ts'
import { freePort } from '../support/port.ts'

const store = mkdtempSync(join(tmpdir(), 'sipas-worker-'))
const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: 'true' }
let worker: ChildProcess
let url: string
let invite: string

beforeAll(async () => {
  await run('d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', store)
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
  rmSync(store, { recursive: true, force: true })
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
})

const wrangler = (...args: string[]) => spawn('wrangler', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })

/** What it has printed so far. */
function output(child: ChildProcess) {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  return () => text
}

function run(...args: string[]) {
  const child = wrangler(...args)
  const printed = output(child)
  return new Promise<void>((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(printed())))),
  )
}

async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
}
