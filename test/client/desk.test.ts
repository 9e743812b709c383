import { describe, expect, it } from 'vitest'
import { areaOf, counterOf, searchOf } from '../../client/counter/desk.ts'
import type { Day } from '../../shared/calendar.ts'
import { isClosed } from '../../shared/closed.ts'
import type { CounterInfo, ReferenceInfo } from '../../shared/scores.ts'

const counter = (id: string, changes: Partial<CounterInfo> = {}): CounterInfo => ({
  id,
  name: { vi: id, en: id },
  unit: 'vy-da',
  areas: ['ho-tich', 'chung-thuc'],
  code: '7KA2M4',
  closedOn: null,
  ...changes,
})
const seenBy = (own: string | null, counters: CounterInfo[]) =>
  ({
    account: { name: '', role: 'counter', unit: 'vy-da', counter: own },
    counters,
    today: '2026-11-24',
  }) as unknown as ReferenceInfo

describe('the counter on the screen', () => {
  it('is the account’s own, whatever the address asks for', () => {
    expect(counterOf(seenBy('b', [counter('a'), counter('b')]), 'a')?.id).toBe('b')
  })

  it('is the one an administrator chose, else the first that is open', () => {
    const closed = counter('a', { closedOn: '2026-11-24' as CounterInfo['closedOn'] })
    const reference = seenBy(null, [closed, counter('b'), counter('c')])
    expect(counterOf(reference, 'c')?.id).toBe('c')
    expect(counterOf(reference, null)?.id).toBe('b')
    expect(counterOf(seenBy(null, []), null)).toBeUndefined()
  })

  it('is open until the day of its end, though that is known before', () => {
    const closing = counter('a', { closedOn: '2026-11-25' as CounterInfo['closedOn'] })
    const reference = seenBy(null, [closing, counter('b')])
    expect(counterOf(reference, null)?.id).toBe('a')
    expect(isClosed(closing, '2026-11-24' as Day)).toBe(false)
    expect(isClosed(closing, '2026-11-25' as Day)).toBe(true)
  })
})

describe('the area of the QR', () => {
  it('is the citizen’s to choose until the staff choose it', () => {
    expect(areaOf(counter('a'), null)).toBeNull()
    expect(areaOf(counter('a'), 'chung-thuc')).toBe('chung-thuc')
  })

  it('is never one that the counter does not serve', () => {
    expect(areaOf(counter('a'), 'dat-dai')).toBeNull()
  })

  it('is plain where the counter serves one only', () => {
    expect(areaOf(counter('a', { areas: ['dat-dai'] }), null)).toBe('dat-dai')
  })

  it('stays in the address of the screen beside the language', () => {
    expect(searchOf('?lang=en&area=x', { counter: 'a', area: null })).toBe('?lang=en&counter=a')
  })
})
