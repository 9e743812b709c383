import { afterEach, expect, it } from 'vitest'
import { rest } from '../../../server/store/turns.ts'

function work(ms: number) {
  for (const until = performance.now() + ms; performance.now() < until;);
}

let isOver = false
afterEach(() => (isOver = true))

/** Pieces of long work, side by side until all together are so many. */
async function sideBySide(works: number, pieces: number): Promise<number[]> {
  const done = Array<number>(works).fill(0)
  let left = pieces
  await Promise.all(
    done.map(async (_, i) => {
      while (left-- > 0) {
        work(0.3)
        done[i]!++
        await rest()
      }
    }),
  )
  return done
}

/** Somebody who is answered again and again. @returns milliseconds that it took in all */
function others(): () => number {
  isOver = false
  let taken = 0
  const answer = () => {
    if (isOver) return
    work(1.5)
    taken += 1.5
    setImmediate(answer)
  }
  answer()
  return () => taken
}

it('gives each of several pieces of long work its turns', async () => {
  const done = await sideBySide(3, 600)
  expect(Math.min(...done)).toBeGreaterThan(100)
})

it('gives each its turns while others go first, and them most of the time', async () => {
  const taken = others()
  const done = await sideBySide(2, 200)
  expect(Math.min(...done)).toBeGreaterThan(50)
  expect(taken()).toBeGreaterThan(200 * 0.3 * 2)
})
