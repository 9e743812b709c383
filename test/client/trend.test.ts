import { describe, expect, it } from 'vitest'
import { describe as inWords } from '../../client/admin/dashboard/described.ts'
import { readPoints } from '../../client/admin/dashboard/readPoints.ts'
import { officialIndex, recordOf, trendOf } from '../../client/admin/dashboard/trend.ts'
import type { Day } from '../../shared/calendar.ts'
import { round2 } from '../../shared/points.ts'
import type { Row } from '../../shared/scores.ts'
import { officialResults } from '../../server/reference/results.ts'

const month = (key: string, index: number | null) =>
  ({ key, index, interval: index === null ? null : [index - 3, index + 2] }) as Row
const today = '2026-11-22' as Day

describe('the official record', () => {
  const record = recordOf('hue', officialResults)

  it('of Huế holds Huế and the country, by year', () => {
    expect(new Set(record.map(({ place }) => place))).toEqual(new Set(['hue', 'vn']))
    expect(record.map(({ year }) => year)).toEqual(record.map(({ year }) => year).toSorted((a, b) => a - b))
  })

  it('is not drawn beside a ward, which was never in it', () => {
    expect(recordOf('vy-da', officialResults)).toEqual([])
  })

  it('is in percent even where only points were published: 9.95 of 12 is 82.92 %', () => {
    const result = record.find(({ place, year }) => place === 'hue' && year === 2018)!
    expect(round2(officialIndex(result)!)).toBe(82.92)
  })

  it('is kept apart from our months', () => {
    const trend = trendOf([month('2026-10', 85), month('2026-11', 86)], record, today)
    expect(trend.months).toHaveLength(2)
    expect(trend.published.map(({ place }) => place)).toEqual(['vn', 'hue'])
    for (const { indexes } of trend.published) expect(indexes).toHaveLength(trend.years.length)
  })
})

describe('the trend', () => {
  it('knows the month that still goes on', () => {
    expect(trendOf([month('2026-11', 86), month('2026-10', 85)], [], today).provisional).toBe(1)
    expect(trendOf([month('2026-10', 85)], [], today).provisional).toBe(-1)
  })

  it('starts its axis below the lowest interval', () => {
    expect(trendOf([month('2026-10', 81)], [], today).floor).toBe(70)
  })

  it('is said in words by its ends and extremes, gaps left out', () => {
    const points = [null, 84, 81, 88, null, 86].map((value, i) => ({ name: `${i}`, value }))
    expect(inWords(points, String)).toEqual({ first: '1 84', last: '5 86', lowest: '2 81', highest: '3 88' })
    expect(inWords([{ name: '1', value: null }], String)).toBeNull()
  })
})

describe('points as typed', () => {
  it('may have a comma or a dot', () => {
    expect(readPoints('8,50')).toBe(8.5)
    expect(readPoints(' 8.5 ')).toBe(8.5)
    expect(readPoints('10')).toBe(10)
  })

  it.each(['', 'abc', '-1', '8,505', '1e1'])('are not read from “%s”', (typed) => {
    expect(readPoints(typed)).toBeNull()
  })
})
