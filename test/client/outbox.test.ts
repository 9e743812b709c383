import { expect, it } from 'vitest'
import { createOutbox, type Fate, type Letter, type Shelf } from '../../client/survey/outbox.ts'

const letter = (id: string): Letter => ({
  id,
  body: `{"id":"${id}"}`,
  action: '/7KQ2M4/gui',
  fields: [['a.c24', '5']],
  lang: 'vi',
  what: 'Phường Vỹ Dạ, Quầy 1',
})

/** A shelf that can be full, and a server that can be out of reach or ask for a pause; `no` it refuses. */
function phone() {
  const kept = new Map<string, Letter>()
  const state = { isFull: false, isThere: true, wait: NaN, came: [] as string[] }
  const shelf: Shelf = {
    letters: async () => [...kept.values()],
    put: async (one) => {
      if (state.isFull) throw new Error('full')
      kept.set(one.id, one)
    },
    remove: async (id) => kept.delete(id),
  }
  const post = async ({ id }: Letter): Promise<Fate> => {
    if (!state.isThere) throw Object.assign(new Error('busy'), { wait: state.wait })
    state.came.push(id)
    return id === 'no' ? { refused: 'Quầy đã đóng' } : { receipt: `receipt of ${id}` }
  }
  return { kept, state, outbox: createOutbox(shelf, post) }
}

it('keeps a response until the server has it, then its receipt until that was said, and no answers', async () => {
  const { kept, state, outbox } = phone()
  state.isThere = false
  expect(await outbox.put(letter('one'))).toBe(true)
  await outbox.flush()
  expect(await outbox.letters()).toEqual([letter('one')])
  state.isThere = true
  await outbox.flush()
  expect(await outbox.letters()).toEqual([
    { ...letter('one'), body: '', fields: [], fate: { receipt: 'receipt of one' } },
  ])
  await outbox.flush()
  expect(state.came).toEqual(['one'])
  await outbox.remove('one')
  expect(kept.size).toBe(0)
})

it('keeps what was answered with a refusal, and goes on with the next', async () => {
  const { outbox } = phone()
  await outbox.put(letter('no'))
  await outbox.put(letter('two'))
  await outbox.flush()
  expect(await outbox.letters()).toMatchObject([
    { fields: [['a.c24', '5']], fate: { refused: 'Quầy đã đóng' } },
    { fields: [], fate: { receipt: 'receipt of two' } },
  ])
})

it('leaves the server alone for as long as it asks', async () => {
  const { state, outbox } = phone()
  await outbox.put(letter('one'))
  Object.assign(state, { isThere: false, wait: 30_000 })
  expect(await outbox.flush()).toBe(30_000)
  state.wait = NaN
  expect(await outbox.flush()).toBe(0)
})

it('holds in the page what the phone will not keep, says so, and sends it all the same', async () => {
  const { kept, state, outbox } = phone()
  state.isFull = true
  expect(await outbox.put(letter('one'))).toBe(false)
  expect([outbox.isLoose('one'), kept.size]).toEqual([true, 0])
  await outbox.flush()
  expect(await outbox.letters()).toMatchObject([{ fate: { receipt: 'receipt of one' } }])
  state.isFull = false
  expect(await outbox.put(letter('one'))).toBe(true)
  expect([outbox.isLoose('one'), kept.size]).toEqual([false, 1])
})

it('sends a form that was put right in place of the one that was refused', async () => {
  const { outbox } = phone()
  await outbox.put(letter('no'))
  await outbox.flush()
  await outbox.put({ ...letter('no'), fields: [['a.c24', '4']] })
  expect(await outbox.letters()).toEqual([{ ...letter('no'), fields: [['a.c24', '4']] }])
})
