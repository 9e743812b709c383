import { beforeAll, describe, expect, it } from 'vitest'
import { makeApiKey, revokeApiKey } from '../../server/store/apiKeys.ts'
import { type Db, DuplicateKey } from '../../server/store/db.ts'
import { databases } from '../support/databases.ts'
import { openStaffed } from '../support/staff.ts'

describe.each(databases)('$name', ({ open }) => {
  let db: Db
  let office: Awaited<ReturnType<typeof openStaffed>>
  beforeAll(async () => {
    db = await open()
    office = await openStaffed(db)
  })

  const status = async (path: string, headers: Record<string, string> = {}) => (await office.get(path, headers)).status

  it('tells a program without a key that it needs one', async () => {
    const answer = await office.get('/api/v1/scores')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(await answer.json()).toMatchObject({ code: 'signed-out', status: 401 })
  })

  it('shows the province every unit', async () => {
    const headers = await office.enter(await office.hire())
    for (const unit of ['hue', 'vy-da', 'phu-xuan'])
      expect(await status(`/api/v1/scores?unit=${unit}`, headers)).toBe(200)
  })

  it('shows a unit itself and refuses it any other, in every address', async () => {
    const headers = await office.enter(await office.hire('unit', { unit: 'vy-da' }))
    expect(await status('/api/v1/scores', headers)).toBe(200)
    expect(await status('/api/v1/scores?unit=vy-da', headers)).toBe(200)
    for (const unit of ['hue', 'phu-xuan']) expect(await status(`/api/v1/scores?unit=${unit}`, headers)).toBe(403)
    expect(await status('/api/v1/counters/vy-da-1/today', headers)).toBe(200)
    expect(await status('/api/v1/counters/phu-xuan-1/today', headers)).toBe(403)
    const { units, counters } = (await (await office.get('/api/v1/reference', headers)).json()) as {
      units: { id: string }[]
      counters: { unit: string }[]
    }
    expect(units.map(({ id }) => id)).toEqual(['vy-da'])
    expect(new Set(counters.map(({ unit }) => unit))).toEqual(new Set(['vy-da']))
  })

  it("shows a counter its own day's count and no score", async () => {
    const headers = await office.enter(await office.hire('counter', { counter: 'vy-da-1' }))
    expect(await status('/api/v1/counters/vy-da-1/today', headers)).toBe(200)
    expect(await status('/api/v1/counters/vy-da-2/today', headers)).toBe(403)
    for (const query of ['', '?unit=vy-da', '?counter=vy-da-1', '?by=day'])
      expect(await status(`/api/v1/scores${query}`, headers)).toBe(403)
  })

  it('lets a program read with its key what its role may', async () => {
    const all = await makeApiKey(db, { name: 'kho dữ liệu', role: 'admin', unit: null })
    expect(all).toMatch(/^sipas_[\w-]{43}$/)
    expect(await status('/api/v1/scores?unit=vy-da', { authorization: `Bearer ${all}` })).toBe(200)
    const one = await makeApiKey(db, { name: 'phường', role: 'unit', unit: 'vy-da' })
    expect(await status('/api/v1/scores?unit=vy-da', { authorization: `bearer ${one}` })).toBe(200)
    expect(await status('/api/v1/scores?unit=phu-xuan', { authorization: `Bearer ${one}` })).toBe(403)
  })

  it('keeps a key as a hash only', async () => {
    const key = await makeApiKey(db, { name: 'chỉ băm', role: 'admin', unit: null })
    const kept = JSON.stringify(await db.query.selectFrom('api_key').selectAll().execute())
    expect(kept).not.toContain(key)
    expect(kept).not.toContain(key.slice('sipas_'.length))
  })

  it('refuses an unknown key and a revoked one, whatever cookie comes along', async () => {
    const key = await makeApiKey(db, { name: 'tạm', role: 'admin', unit: null })
    const headers = { ...(await office.enter(await office.hire())), authorization: `Bearer ${key}` }
    expect(await status('/api/v1/scores', headers)).toBe(200)
    await revokeApiKey(db, 'tạm')
    expect(await status('/api/v1/scores', headers)).toBe(401)
    expect(await status('/api/v1/scores', { ...headers, authorization: 'Bearer sipas_khong' })).toBe(401)
    expect(await status('/api/v1/scores', { ...headers, authorization: 'Bearer' })).toBe(401)
  })

  it('gives a name once, and revokes only what works', async () => {
    await makeApiKey(db, { name: 'một', role: 'admin', unit: null })
    await expect(makeApiKey(db, { name: 'một', role: 'admin', unit: null })).rejects.toThrow(DuplicateKey)
    await revokeApiKey(db, 'một')
    await expect(revokeApiKey(db, 'một')).rejects.toThrow('một')
    await expect(makeApiKey(db, { name: 'hai', role: 'unit', unit: null })).rejects.toMatchObject({
      code: 'unknown-unit',
    })
  })

  it('takes a cookie that someone made up for none', async () => {
    for (const cookie of ['sipas.session_token=abc', 'sipas.session_token=abc.def', 'sipas.session_token=%'])
      expect(await status('/api/v1/scores', { cookie })).toBe(401)
  })
})
