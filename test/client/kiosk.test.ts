import { describe, expect, it } from 'vitest'
import { createQueue, type Outcome } from '../../client/kiosk/queue.ts'
import { beginVisit, draftOf, isEmpty, rate } from '../../client/kiosk/visit.ts'
import { leftOf } from '../../client/ui/clock.ts'
import { reference } from '../../server/reference/reference.ts'
import { seeded } from '../../shared/random.ts'
import { ResponseBody } from '../../shared/response.ts'
import { isRotation } from '../../shared/rotation.ts'
import type { KioskInfo } from '../../shared/screen.ts'

const questionnaire = reference.questionnaires.find(({ id }) => id === 'sipas-2026')!
const info: KioskInfo = {
  simulated: false,
  today: '2026-11-23',
  unit: { vi: 'Phường Vỹ Dạ', en: 'Vỹ Dạ Ward' },
  counter: { vi: 'Quầy 1', en: 'Counter 1' },
  areas: [],
  questionnaire,
}

describe('a person at the kiosk', () => {
  it('is asked one criterion of each factor, and may leave any of them', () => {
    const visit = beginVisit(info, 'ho-tich', seeded(1))
    expect(isRotation(questionnaire, visit.asked)).toBe(true)
    expect(isEmpty(visit)).toBe(true)
    const [first, second] = visit.asked
    const draft = draftOf(rate(rate(rate(visit, first!, 2), first!, 4), second!, null))
    expect(draft).toMatchObject({ area: 'ho-tich', asked: visit.asked, answers: { [first!]: 4, [second!]: null } })
    expect(ResponseBody.safeParse({ ...draft, code: 'x' }).success).toBe(true)
  })

  it('states no area where it was something else, and has an id of the server’s day', () => {
    const draft = draftOf(beginVisit(info, null, seeded(2)))
    expect(draft).not.toHaveProperty('area')
    expect(draft.id).toMatch(/^20261123-/)
  })
})

describe('the queue of a kiosk', () => {
  it('keeps what was answered until the line is back, in order, each once', async () => {
    const { posted, state, queue } = line()
    state.isUp = false
    const outcomes = [queue.put('a'), queue.put('b')]
    await queue.flush()
    expect([queue.length, posted]).toEqual([2, []])
    state.isUp = true
    await Promise.all([queue.flush(), queue.flush()])
    expect(posted).toEqual(['a', 'b'])
    expect(queue.length).toBe(0)
    expect(await Promise.all(outcomes)).toEqual(['receipt of a', 'receipt of b'])
  })

  it('drops what the server refuses, so that it holds up no other', async () => {
    const { state, queue } = line()
    state.refuses = true
    const outcome = queue.put('a')
    await queue.flush()
    expect([queue.length, await outcome]).toEqual([0, null])
  })
})

describe('seconds left', () => {
  const since = { wall: 1_000_000, run: 500 }
  const after = (wall: number, run: number) =>
    leftOf(45, since, { wall: since.wall + wall * 1_000, run: since.run + run * 1_000 })

  it('count down in whole ones and end at none', () => {
    expect([after(0, 0), after(0.4, 0.4), after(44.5, 44.5), after(45, 45), after(90, 90)]).toEqual([45, 45, 1, 0, 0])
  })

  it('are right on a tablet whose clock is set back, and on one that slept', () => {
    expect(after(-3_600, 10)).toBe(35)
    expect(after(3_600, 10)).toBe(0)
  })
})

/** A line that can be cut. */
const line = () => {
  const posted: string[] = []
  const state = { isUp: true, refuses: false }
  const post = async (body: string): Promise<Outcome> => {
    if (!state.isUp) throw new Error('no line')
    posted.push(body)
    return state.refuses ? null : `receipt of ${body}`
  }
  return { posted, state, queue: createQueue(post) }
}
