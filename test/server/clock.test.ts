import { describe, expect, it } from 'vitest'
import { findClockDoubt } from '../../server/clock.ts'
import { databases } from '../support/databases.ts'
import { drafts, keepAll, TODAY } from '../support/store.ts'

describe.each(databases)('the clock beside $name', ({ open }) => {
  it('is doubted when responses are from after it, or from long before', async () => {
    const db = await open()
    const doubtAt = (day: string) => findClockDoubt(db, Date.parse(`${day}T03:00:00Z`))
    expect(await doubtAt('2030-01-01')).toBeUndefined()

    await keepAll(db, drafts(5))

    for (const day of [TODAY, '2026-12-25']) expect(await doubtAt(day), day).toBeUndefined()
    expect(await doubtAt('2026-11-21')).toBe(
      'responses are stored of 2026-11-22, and the clock says 2026-11-21: one of them is wrong',
    )
    expect(await doubtAt('2027-11-22')).toBe(
      'the last response is of 2026-11-22, and the clock says 2027-11-22: is it ahead?',
    )
  })
})
