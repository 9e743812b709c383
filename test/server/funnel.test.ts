import { beforeAll, describe, expect, it } from 'vitest'
import { FunnelsBody } from '../../server/openapi/codes.ts'
import { countStep, flushSteps, funnels } from '../../server/store/funnel.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import type { FunnelsInfo } from '../../shared/codes.ts'
import { databases } from '../support/databases.ts'
import { NOW, openOffice } from '../support/office.ts'

const TODAY = dayOf(NOW)

describe.each(databases)('the funnel on $name', ({ open, again }) => {
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeAll(async () => {
    office = await openOffice(await open(), { smallestCell: 5 })
  })
  /** As `sendBeacon` does: with no body and no type, and the origin that every browser adds. */
  const begin = (code: string) =>
    office.app.request(`/${code}/begun`, { method: 'POST', headers: { origin: 'https://hailong.example' } })
  const funnelOf = async (counter: string) => {
    const answer = (await (await office.get('/api/v1/codes/funnel')).json()) as FunnelsInfo
    expect(FunnelsBody.strict().safeParse(answer).error).toBeUndefined()
    expect([answer.from, answer.to, answer.smallest]).toEqual(['2026-10-25', '2026-11-23', 5])
    return answer.counters.find((one) => one.counter === counter)
  }

  it('counts who opens the page and who begins to answer', async () => {
    const { id, code } = office.desks[0]!
    for (const path of [`/${code}`, `/${code}?lang=en`, `/${code!.toLowerCase()}`]) await office.get(path)
    const begun = await begin(code!)
    expect([begun.status, await begun.text()]).toEqual([204, ''])
    expect(await funnelOf(id)).toEqual({ counter: id, opened: 3, begun: 1, sent: 0 })
  })

  it('counts neither what no person sees nor what leads nowhere', async () => {
    const { id, code } = office.desks[1]!
    await office.app.request(`/${code}`, { method: 'HEAD' })
    await office.get(`/${code}`, { 'sec-purpose': 'prefetch;prerender' })
    await office.get(`/${code}/poster`)
    await office.get(`/qr/${code}.svg`)
    await office.get('/222222')
    expect((await begin('222222')).status).toBe(204)
    expect(await funnelOf(id)).toEqual({ counter: id, opened: 0, begun: 0, sent: 0 })
  })

  it('does not tell how many sent while they are few', async () => {
    const desk = 2
    const { id } = office.desks[desk]!
    const sent = []
    for (let i = 0; i < 5; i++) {
      await office.answer({ desk, answers: { c24: 5 } })
      sent.push((await funnelOf(id))!.sent)
    }
    expect(sent).toEqual([null, null, null, null, 5])
  })

  it('adds up what several servers count, each only once', async () => {
    const { db } = office.deps
    const { id } = office.desks[3]!
    const other = again(db)
    await Promise.all(
      [db, other].flatMap((one) => Array.from({ length: 20 }, () => countStep(one, TODAY, id, 'opened'))),
    )
    await Promise.all([flushSteps(db), flushSteps(other)])
    await Promise.all([flushSteps(db), flushSteps(other)])
    expect((await funnels(db, TODAY, TODAY)).get(id)).toEqual({ opened: 40, begun: 0 })
    expect((await funnels(db, addDays(TODAY, 1), addDays(TODAY, 9))).get(id)).toBeUndefined()
  })

  it('keeps what could not be written until it can', async () => {
    const { db } = office.deps
    const { id } = office.desks[4]!
    if (db.kind === 'd1') return
    const { batch } = db
    await countStep(db, TODAY, id, 'begun')
    db.batch = () => Promise.reject(new Error('disk full'))
    await expect(flushSteps(db)).rejects.toThrow('disk full')
    await countStep(db, TODAY, id, 'begun')
    db.batch = batch
    expect((await funnels(db, TODAY, TODAY)).get(id)).toEqual({ opened: 0, begun: 2 })
  })

  it('is kept from those who only stand at a counter', async () => {
    const desk = office.as({ role: 'counter', unit: 'phu-xuan', counter: office.desks[0]!.id })
    expect((await desk.get('/api/v1/codes/funnel')).status).toBe(403)
  })
})
