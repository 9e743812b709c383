import { expect, it } from 'vitest'
import type { Day } from '../../shared/calendar.ts'
import { type CodeEvent, lifeOf } from '../../shared/codes.ts'

const day = (text: string) => text as Day
const MADE = { counter: 'a-1', revokedOn: null }
const event = (deed: CodeEvent['deed'], from: string | null, target: string | null = null): CodeEvent => ({
  day: day('2026-11-01'),
  actor: 'sipas',
  deed,
  from: from as Day | null,
  target,
})

const state = (events: CodeEvent[], revokedOn: string | null = null) =>
  lifeOf({ counter: 'a-1', revokedOn: revokedOn as Day | null }, events, day('2026-11-23')).state

it('serves at its own counter when nothing was done to it', () => {
  expect(lifeOf(MADE, [], day('2026-11-23'))).toEqual({
    counter: 'a-1',
    next: null,
    endsOn: null,
    state: 'serving',
  })
})

it('leads elsewhere from the day on that was said, not before', () => {
  const events = [event('lead', '2026-12-01', 'b-1')]
  expect(lifeOf(MADE, events, day('2026-11-30'))).toMatchObject({
    counter: 'a-1',
    next: { counter: 'b-1', from: '2026-12-01' },
  })
  expect(lifeOf(MADE, events, day('2026-12-01'))).toMatchObject({ counter: 'b-1', next: null })
})

it('a later word replaces what was planned for its day or after, and nothing of before', () => {
  const plan = [event('lead', '2026-12-01', 'b-1'), event('lead', '2026-12-20', 'c-1')]
  const changed = [...plan, event('lead', '2026-12-10', 'd-1')]
  const on = (text: string) => lifeOf(MADE, changed, day(text)).counter
  expect([on('2026-12-05'), on('2026-12-10'), on('2026-12-20')]).toEqual(['b-1', 'd-1', 'd-1'])
})

it('stays paused until it is resumed, and expires and is revoked over that', () => {
  const pause = event('pause', '2026-11-01')
  expect(state([pause])).toBe('paused')
  expect(state([pause, event('resume', '2026-11-02')])).toBe('serving')
  expect(state([pause, event('expire', '2026-11-23')])).toBe('expired')
  expect(state([event('expire', '2026-11-24')])).toBe('serving')
  expect(state([event('expire', '2026-11-20'), event('expire', null)])).toBe('serving')
  expect(state([pause, event('expire', '2026-11-20')], '2026-11-23')).toBe('revoked')
  expect(state([], '2026-11-24')).toBe('serving')
})
