import { describe, expect, it } from 'vitest'
import type { Scores } from '../../shared/scores.ts'
import { fold } from '../../server/store/fold.ts'
import { databases } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'

const SIPAS = [
  'c24',
  'c25',
  'c26',
  'c27',
  'c28',
  'c29',
  'c30',
  'c31',
  'c32',
  'c33',
  'c34',
  'c35',
  'c36',
  'c37',
  'c38',
  'c39',
]
const all = (rating: number) => Object.fromEntries(SIPAS.map((key) => [key, rating]))

describe.each(databases)('scores on $name', ({ open, again }) => {
  it('are exactly what two responses worked out by hand give', async () => {
    const office = await openOffice(await open())
    // 16 satisfied of 16; then 6 satisfied of 8 answered, 4 without an opinion, 4 left blank: 22 of 24.
    await office.answer({ answers: all(5) })
    await office.answer({
      answers: {
        ...Object.fromEntries(SIPAS.slice(0, 6).map((key) => [key, 4])),
        c30: 3,
        c31: 1,
        c32: null,
        c33: null,
        c34: null,
        c35: null,
      },
    })
    const scores = await office.scores()
    expect(scores.n).toBe(2)
    expect(scores.index).toBeCloseTo((100 * 22) / 24, 10)
    expect(scores.points).toBeCloseTo((10 * 22) / 24, 10)
    expect(scores.maxPoints).toBe(10)
    expect(scores.method).toBe('pooled-form-weighted')
    const [, , officials] = scores.factors
    // c31: 5 and 1; c32 and c33: 5 and no opinion.
    expect(officials?.index).toBeCloseTo(75, 10)
    expect(officials?.criteria[0]).toMatchObject({ key: 'c31', index: 50, n: 2, counts: [1, 0, 0, 0, 1] })
    expect(officials?.criteria[1]).toMatchObject({ key: 'c32', index: 100, n: 1, counts: [0, 0, 0, 0, 1] })
    await office.close()
  })

  it('say null, never 0, where nobody answered', async () => {
    const office = await openOffice(await open())
    const scores = await office.scores('by=unit')
    expect(scores).toMatchObject({ index: null, points: null, n: 0, interval: null, se: null, absence: 'no-responses' })
    expect(scores.rows.length).toBeGreaterThan(40)
    expect(scores.rows.every(({ index, points, rank }) => index === null && points === null && rank === null)).toBe(
      true,
    )
    expect(JSON.stringify(scores)).not.toContain('NaN')
    await office.close()
  })

  it('add up over units, areas, counters, months and days', async () => {
    const office = await openOffice(await open())
    for (let i = 0; i < 12; i++) await office.answer({ desk: i % 3, answers: all(1 + (i % 5)) })
    for (const by of ['unit', 'area', 'counter', 'month', 'day']) {
      const { rows, n } = await office.scores(`by=${by}`)
      expect(
        rows.reduce((sum, row) => sum + (row.n ?? 0), 0),
        by,
      ).toBe(n)
    }
    const { rows } = await office.scores('by=criterion')
    expect(rows.map(({ key }) => key)).toEqual(SIPAS)
    await office.close()
  })

  it('show a unit administrator its own unit and nobody else’s', async () => {
    const office = await openOffice(await open())
    await office.answer({ answers: all(5) })
    const ward = office.as({ role: 'unit', unit: office.unitOf(0) })
    expect((await ward.scores()).n).toBe(1)
    const other = office.as({ role: 'unit', unit: 'thuan-hoa' })
    expect((await other.scores()).n).toBe(0)
    const desk = office.as({ role: 'counter', unit: office.unitOf(0) })
    for (const path of ['scores?', 'scores/rows?by=area&', 'scores/weighted?']) {
      expect(await ward.get(`/api/v1/${path}`)).toMatchObject({ status: 200 })
      expect(await other.get(`/api/v1/${path}unit=${office.unitOf(0)}`)).toMatchObject({ status: 403 })
      expect(await office.as(null).get(`/api/v1/${path}`)).toMatchObject({ status: 401 })
      expect(await desk.get(`/api/v1/${path}`)).toMatchObject({ status: 403 })
    }
    await office.close()
  })

  it('refuse a question that means nothing, and name the parameter', async () => {
    const office = await openOffice(await open())
    for (const [query, pointer, path = ''] of [
      ['', '?by', '/rows'],
      ['from=2026-03-01&to=2026-02-01', '?from', '/weighted'],
      ['from=2026-02-30', '?from'],
      ['from=2026-03-01&to=2026-02-01', '?from'],
      ['by=planet', '?by'],
      ['unit=atlantis', '?unit'],
      ['questionnaire=sipas-1999', '?questionnaire'],
      ['method=median', '?method'],
    ]) {
      const answer = await office.get(`/api/v1/scores${path}?${query}`)
      expect(answer.status, query).toBe(422)
      expect(answer.headers.get('content-type')).toMatch('application/problem+json')
      expect(((await answer.json()) as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer)
    }
    await office.close()
  })

  it('answer 304 while nothing is new, and anew when something is', async () => {
    const office = await openOffice(await open())
    const etag = (await office.get('/api/v1/scores')).headers.get('etag')!
    expect((await office.get('/api/v1/scores', { 'If-None-Match': etag })).status).toBe(304)
    const rows = (await office.get('/api/v1/scores/rows?by=area')).headers.get('etag')!
    expect((await office.get('/api/v1/scores/rows?by=area', { 'If-None-Match': rows })).status).toBe(304)
    await office.answer({ answers: all(4) })
    const fresh = await office.get('/api/v1/scores', { 'If-None-Match': etag })
    expect(((await fresh.json()) as Scores).n).toBe(1)
    await office.close()
  })

  it('are of one moment, however many responses come in and are counted meanwhile', async () => {
    const office = await openOffice(await open(), { smallestCell: 3 })
    const other = again(office.deps.db)
    for (let i = 0; i < 9; i++) await office.answer({ desk: i % 3, answers: all(5) })
    const coming = (async () => {
      for (let i = 0; i < 30; i++) {
        await office.answer({ desk: i % 3, answers: all(4) })
        if (i % 5 === 0) await fold(other)
      }
    })()
    const counts: number[] = []
    for (let round = 0; round < 12; round++)
      for (const by of ['unit', 'month']) {
        const { rows, n } = await office.scores(`by=${by}`)
        expect(rows.reduce((sum, row) => sum + (row.n ?? 0), 0)).toBe(n)
        counts.push(n!)
      }
    await coming
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect((await office.scores()).n).toBe(39)
    await office.close()
  })
})
