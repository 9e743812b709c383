import { describe, expect, it } from 'vitest'
import { chosenIn, unitsOf } from '../../client/admin/dashboard/filters.ts'
import { readView, searchOf } from '../../client/admin/view.ts'
import type { ReferenceInfo } from '../../shared/scores.ts'

const reference = {
  account: { unit: 'hue' },
  today: '2026-11-23',
  units: [
    { id: 'hue', validTo: null },
    { id: 'vy-da', validTo: null },
    { id: 'cu-dong-ba', validTo: '2025-06-30' },
  ],
} as unknown as ReferenceInfo

/** The address after the form was sent from another address. */
function sent(from: string, form: string) {
  const view = readView(from)
  return searchOf({ ...view, ...chosenIn(new URLSearchParams(form), view, reference, 'sipas-2026') })
}

describe('the form of filters', () => {
  it('leaves out of the address what would be so anyway', () => {
    expect(sent('', 'period=quarter&unit=hue&area=&questionnaire=sipas-2026&method=&units=now')).toBe('')
  })

  it('keeps the language, the tab, and the counter and comparison of the unit in sight', () => {
    const from = '?unit=vy-da&with=phu-xuan&counter=vy-da-1&tab=ward&lang=en'
    const after = readView(sent(from, 'period=year&unit=vy-da'))
    expect(after).toEqual({ ...readView(from), period: 'year' })
  })

  it('forgets the counter and the comparison with the unit they belong to', () => {
    expect(sent('?unit=vy-da&with=phu-xuan&counter=vy-da-1', 'unit=phu-xuan')).toBe('?unit=phu-xuan')
    expect(sent('?unit=vy-da&with=phu-xuan', 'unit=kind:ward')).toBe('?kind=ward')
  })

  it('forgets the counter when an area is chosen, since no figure is of both', () => {
    expect(sent('?unit=vy-da&counter=vy-da-1', 'unit=vy-da&area=dat-dai')).toBe('?unit=vy-da&area=dat-dai')
  })

  it('asks for units of then only where there is a choice: one that ended has no figures of now', () => {
    expect(sent('', 'unit=hue&units=then')).toBe('?units=then')
    expect(sent('', 'unit=cu-dong-ba&units=now')).toBe('?unit=cu-dong-ba')
    expect(unitsOf(readView('?unit=cu-dong-ba'), reference)).toBe('then')
  })
})
