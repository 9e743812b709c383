import { expect, it } from 'vitest'
import { createQueue } from '../../../server/store/queue.ts'
import { times } from '../../support/responses.ts'

/** A queue before a disk that writes when told to. */
function openQueue() {
  const commits: { items: number[]; end: (error?: Error) => void }[] = []
  const put = createQueue<number, number>(
    (items) =>
      new Promise((resolve, reject) =>
        commits.push({ items, end: (error) => (error ? reject(error) : resolve(items.map((item) => 2 * item))) }),
      ),
  )
  return { put, commits }
}

/** What became of each: its result, or the code of its error. */
const settled = (all: Promise<number>[]) =>
  Promise.allSettled(all).then((list) => list.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code)))

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

it('writes all that wait together, in their order, while others gather', async () => {
  const { put, commits } = openQueue()
  const first = [put(1), put(2)]
  await turn()
  const next = times(600, put)
  commits[0]!.end()
  expect(await settled(first)).toEqual([2, 4])
  await turn()
  commits[1]!.end()
  await turn()
  commits[2]!.end()

  expect(await settled(next)).toEqual(times(600, (i) => 2 * i))
  expect(commits.map(({ items }) => items.length)).toEqual([2, 500, 100])
})

it('sends away whom it could not serve soon, and takes others again when it can', async () => {
  const { put, commits } = openQueue()
  const first = put(0)
  await turn()
  const all = times(2_001, put)
  expect(await settled(all.slice(2_000))).toEqual(['busy'])

  for (let i = 0; i < 5; i++) {
    commits[i]!.end()
    await turn()
  }
  expect(await settled([first, ...all.slice(0, 2_000)])).toEqual([0, ...times(2_000, (i) => 2 * i)])
  const later = put(7)
  await turn()
  commits[5]!.end()
  expect(await later).toBe(14)
})

it('lets fewer wait where a commit takes long, but always those of one', async () => {
  const { put, commits } = openQueue()
  const slow = put(0)
  await turn()
  await new Promise((resolve) => setTimeout(resolve, 600))
  commits[0]!.end()
  await slow
  const first = put(0)
  await turn()

  const all = times(501, put)
  expect(await settled(all.slice(500))).toEqual(['busy'])
  commits[1]!.end()
  await turn()
  commits[2]!.end()
  expect(await settled([first, ...all.slice(0, 500)])).not.toContain('busy')
})

it('tells all who wait when the database cannot write, and none when only one is refused', async () => {
  const { put, commits } = openQueue()
  const first = put(1)
  await turn()
  const next = times(600, put)
  commits[0]!.end(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }))
  expect(new Set(await settled([first, ...next]))).toEqual(new Set(['storage-unavailable']))

  const some = settled([put(1), put(2), put(3)])
  await turn()
  commits[1]!.end(Object.assign(new Error('not null'), { code: 'SQLITE_CONSTRAINT_NOTNULL' }))
  for (const i of [2, 3, 4]) {
    await turn()
    commits[i]!.end(i === 3 ? Object.assign(new Error('not null'), { code: 'SQLITE_CONSTRAINT_NOTNULL' }) : undefined)
  }
  expect(await some).toEqual([2, 'SQLITE_CONSTRAINT_NOTNULL', 6])
})
