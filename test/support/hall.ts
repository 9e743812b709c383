import { expect } from 'vitest'
import { createApp } from '../../server/app.ts'
import type { Auth } from '../../server/deps.ts'
import type { Db } from '../../server/store/db.ts'
import { openOffice } from './office.ts'
import { times } from './responses.ts'
import { stored } from './store.ts'

const nobody: Auth = { handler: async () => new Response(null, { status: 404 }), accountOf: async () => null }

/** The app over a database that is about to fail, and what it tells the operator. */
export async function openHall(db: Db) {
  const { deps, desks, newId } = await openOffice(db)
  const log: [event: string, detail: unknown][] = []
  const app = createApp({ ...deps, log: (event, detail) => void log.push([event, detail]), auth: nobody })
  const { code } = desks[0]!
  const body = () => ({ id: newId(), code, questionnaire: 'sipas-2026', answers: { c24: 5 } })
  return {
    app,
    db,
    log,
    code,
    body,
    post: async (sent: object = body()) =>
      app.request('/api/v1/responses', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(sent),
      }),
  }
}
export type Hall = Awaited<ReturnType<typeof openHall>>

/** What every fault has in common, from before it comes until its cause is gone. */
export async function goThrough(
  { post, body, app, db, log, code }: Hall,
  fault: string,
  fail: () => void | Promise<void>,
) {
  expect((await post()).status).toBe(201)
  const page = await (await app.request(`/${code}`)).text()
  await fail()

  const sent = body()
  const answers = await Promise.all([post(sent), ...times(20, () => post())])
  expect(answers.map(({ status }) => status)).toEqual(times(21, () => 503))
  const [answer] = answers as [Response]
  expect(answer.headers.get('retry-after')).toBe('30')
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({ code: 'storage-unavailable', title: 'Hệ thống đang tạm gián đoạn' })

  // Without a script the form comes back, with all that was typed and the same id.
  const id = /name="id" value="([^"]+)"/.exec(page)![1]!
  const form = { id, questionnaire: 'sipas-2026@1', 'a.c24': '4', comment: 'Chờ lâu', area: 'unsure' }
  const send = () =>
    app.request(`http://localhost/${code}/gui`, {
      method: 'POST',
      headers: { Origin: 'http://localhost' },
      body: new URLSearchParams(form),
    })
  const back = await send()
  expect([back.status, back.headers.get('retry-after')]).toEqual([503, '30'])
  const text = await back.text()
  for (const kept of [`name="id" value="${id}"`, 'name="a.c24" value="4" checked', 'Chờ lâu</textarea>'])
    expect(text).toContain(kept)
  expect(text).toMatch(
    /role="alert"[^]*Chưa gửi được phiếu[^]*Hệ thống đang tạm gián đoạn\. Các câu đã chọn vẫn còn bên dưới/,
  )

  // Once, not for each of them, with what to do.
  expect(log.map(([event]) => event)).toEqual([`database ${fault}`])
  expect(log[0]![1]).toEqual({ error: expect.any(String), advice: expect.any(String) })

  return {
    async recover() {
      expect((await post(sent)).status).toBe(201)
      expect((await post(sent)).status).toBe(200)
      expect((await send()).status).toBe(303)
      for (const one of [sent.id, id]) expect(await stored(db, one)).toHaveLength(1)
    },
  }
}

/** The longest that a page took to come while something else was under way, in milliseconds. */
export async function slowestPage({ app, code }: Hall, other: () => Promise<unknown>): Promise<number> {
  const stop = new AbortController()
  const done = other().finally(() => stop.abort())
  let slowest = 0
  while (!stop.signal.aborted) {
    const start = performance.now()
    expect((await app.request(`/${code}`)).status).toBe(200)
    slowest = Math.max(slowest, performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await done
  return slowest
}
