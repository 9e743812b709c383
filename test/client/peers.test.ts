import { describe, expect, it } from 'vitest'
import { peersOf, unitsChanged } from '../../client/admin/peers.ts'
import { readView } from '../../client/admin/view.ts'
import type { Day } from '../../shared/calendar.ts'
import type { ReferenceInfo, UnitInfo } from '../../shared/scores.ts'

const unit = (id: string, kind: UnitInfo['kind'], validTo: string | null = null) =>
  ({ id, kind, name: { vi: id, en: id }, parent: 'hue', validFrom: '2025-07-01', validTo }) as UnitInfo

const reference = {
  account: { unit: 'hue' },
  today: '2026-11-23',
  firstDay: '2025-11-24',
  units: [
    unit('hue', 'province'),
    unit('so-y-te', 'department'),
    unit('vy-da', 'ward'),
    unit('phu-xuan', 'ward'),
    unit('cu-dong-ba', 'ward', '2025-06-30'),
  ],
} as unknown as ReferenceInfo

const changed = (firstDay: string | null) => unitsChanged({ ...reference, firstDay: firstDay as Day | null })
const ids = (search: string) => peersOf(readView(search), reference).map(({ id }) => id)

describe('a unit is compared', () => {
  it('with those of its khối first, never with itself, the province or one that ended', () => {
    expect(ids('?unit=vy-da')).toEqual(['phu-xuan', 'so-y-te'])
  })

  it('only when it is one unit: not the province, a khối or a counter', () => {
    expect(ids('')).toEqual([])
    expect(ids('?kind=ward')).toEqual([])
    expect(ids('?unit=vy-da&counter=vy-da-1')).toEqual([])
  })
})

describe('units of then and now', () => {
  it('differ only where a unit began or ended after the first response', () => {
    expect(changed('2025-11-24')).toBe(false)
    expect(changed('2025-05-01')).toBe(true)
    expect(changed(null)).toBe(false)
  })
})
