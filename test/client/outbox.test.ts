import { expect, it } from 'vitest'
import { createOutbox, type Shelf } from '../../client/survey/outbox.ts'

const DAY = 86_400_000

/** A shelf, a clock and a line that can be cut. */
function phone() {
  const items = new Map<string, string>()
  const shelf: Shelf = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
  const state = { now: 0, online: false, sent: [] as string[] }
  const post = async (body: string) => {
    if (!state.online) throw new Error('offline')
    state.sent.push(body)
    return body === 'refused' ? null : `receipt of ${body}`
  }
  const outbox = createOutbox(shelf, post, () => state.now)
  const put = (body: string) => outbox.put({ body, what: 'Phường Vỹ Dạ, Quầy 1', at: state.now })
  return { items, state, outbox, put }
}

it('keeps a response until the server has it, and nothing after', async () => {
  const { items, state, outbox, put } = phone()
  put('one')
  put('two')
  expect(await outbox.flush()).toEqual([])
  expect(outbox.letters().map(({ body }) => body)).toEqual(['one', 'two'])
  state.online = true
  expect(await outbox.flush()).toEqual(['receipt of one', 'receipt of two'])
  expect(items.size).toBe(0)
})

it('gives up a response that the server refuses, and goes on with the next', async () => {
  const { state, outbox, put } = phone()
  put('refused')
  put('two')
  state.online = true
  expect(await outbox.flush()).toEqual([null, 'receipt of two'])
  expect(outbox.letters()).toEqual([])
})

it('forgets a response after seven days', async () => {
  const { items, state, outbox, put } = phone()
  put('one')
  state.now = 7 * DAY - 1
  expect(outbox.letters()).toHaveLength(1)
  state.now = 7 * DAY
  state.online = true
  expect(await outbox.flush()).toEqual([])
  expect(state.sent).toEqual([])
  expect(items.size).toBe(0)
})

it('forgets at once when told to', () => {
  const { items, outbox, put } = phone()
  put('one')
  outbox.clear()
  expect(items.size).toBe(0)
})
