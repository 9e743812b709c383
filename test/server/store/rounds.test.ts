import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../../server/store/db.ts'
import { fold } from '../../../server/store/fold.ts'
import { liveGeneration } from '../../../server/store/generations.ts'
import { bringUpToDate, inOneMoment } from '../../../server/store/rounds.ts'
import { databases } from '../../support/databases.ts'
import { drafts, foldHalf, keepAll, openHue } from '../../support/store.ts'

const foldedTo = async (db: Db) => (await liveGeneration(db)).response

const rows = drafts(60, { seed: 11 })

/** The same on a slow disk, and how many milliseconds it wrote. */
function slowly(db: Db) {
  let busy = 0
  const slow: Db = {
    ...db,
    async batch(statements) {
      const begun = performance.now()
      await setTimeout(60)
      const done = await db.batch(statements)
      busy += performance.now() - begun
      return done
    },
  }
  return { slow, busy: () => busy }
}

/** Reads twice, with something in between. */
const twice = async (db: Db, between: () => Promise<unknown>) => {
  const before = await foldedTo(db)
  await between()
  return [before, await foldedTo(db)]
}

describe.each(databases)('one moment on $name', (database) => {
  it('has every response committed before, and none that came while it lasted', async () => {
    const db = await openHue(database)
    await keepAll(db, rows.slice(0, 10))
    const others: Promise<unknown>[] = []
    const seen = await inOneMoment(db, () =>
      twice(db, async () => {
        if (others.length > 0) return
        await keepAll(db, rows.slice(10, 20))
        others.push(bringUpToDate(db))
        // On Workers nobody waits for another; then this is done again.
        if (db.kind === 'd1') await others[0]
      }),
    )
    expect(seen).toEqual(db.kind === 'd1' ? [20, 20] : [10, 10])
    await Promise.all(others)
    expect(await foldedTo(db)).toBe(20)
  })

  it('is found again when another process counted meanwhile', async () => {
    const db = await openHue(database)
    const other = database.again(db)
    let tries = 0
    const seen = await inOneMoment(db, () =>
      twice(db, async () => {
        if (++tries > 3) return
        await keepAll(other, rows.slice(10 * tries, 10 * tries + 10))
        await fold(other)
      }),
    )
    expect([tries, seen]).toEqual([4, [30, 30]])
  })

  it('is no moment in which another process has counted half a lot', async () => {
    const db = await openHue(database)
    const other = database.again(db)
    let isHalf = false
    const countHalf = async () => {
      if (isHalf || (await foldedTo(db)) < 10) return
      isHalf = true
      await keepAll(other, drafts(120, { seed: 7, desks: 80 }))
      await foldHalf(other)
    }
    // Just when this one has found that nothing is left to be counted: it looks for rulings last.
    const lastAsked = new WeakSet<object>()
    const query = db.query.withPlugin({
      transformQuery({ node, queryId }) {
        if (JSON.stringify(node).includes('"ruling"')) lastAsked.add(queryId)
        return node
      },
      async transformResult({ result, queryId }) {
        if (lastAsked.has(queryId)) await countHalf()
        return result
      },
    })
    const interrupted: Db = { ...db, query }
    await keepAll(db, rows.slice(0, 10))
    const seen: (number | undefined)[] = []
    const last = await inOneMoment(interrupted, async ({ live }) => {
      seen.push(live.lot?.places)
      return live.response
    })
    expect(isHalf).toBe(true)
    expect(seen).toEqual([undefined])
    expect(last).toBe(130)
  })

  it('is found again when what was read did not fit together, since another process counted meanwhile', async () => {
    const db = await openHue(database)
    const other = database.again(db)
    let tries = 0
    const seen = await inOneMoment(db, async () => {
      if (++tries > 1) return foldedTo(db)
      await keepAll(other, rows.slice(0, 10))
      await fold(other)
      throw new Error('half of it is from before')
    })
    expect([tries, seen]).toEqual([2, 10])
  })

  it('works out two answers at a time, but on Workers, where none must wait for another', async () => {
    const db = await openHue(database)
    let [now, most] = [0, 0]
    const answer = async () => {
      most = Math.max(most, ++now)
      await setTimeout(20)
      now--
    }
    await Promise.all(Array.from({ length: 12 }, () => inOneMoment(db, answer)))
    if (db.kind === 'd1') expect(most).toBeGreaterThan(2)
    else expect(most).toBe(2)
  })

  it('leaves others time after counting that took long, and then has all that came', async () => {
    const db = await openHue(database)
    const { slow, busy } = slowly(db)
    const begun = performance.now()
    for (const to of [20, 40]) {
      await keepAll(db, rows.slice(to - 20, to))
      expect(await inOneMoment(slow, ({ live }) => Promise.resolve(live.response))).toBe(to)
    }
    // On Workers nobody waits for another.
    if (db.kind !== 'd1') expect(busy() / (performance.now() - begun)).toBeLessThan(0.6)
  })

  it('begins at once after such counting where nothing new has come', async () => {
    const db = await openHue(database)
    const { slow, busy } = slowly(db)
    await keepAll(db, rows.slice(0, 20))
    await bringUpToDate(slow)
    const begun = performance.now()
    expect(await inOneMoment(slow, ({ live }) => Promise.resolve(live.response))).toBe(20)
    // It would be twice as long.
    expect(performance.now() - begun).toBeLessThan(1.5 * busy())
  })

  it('fails while the database cannot be read, and not after', async () => {
    const db = await openHue(database)
    const { slow } = slowly(db)
    let isAway = false
    const query = db.query.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (isAway) throw new Error('away')
        return result
      },
    })
    const shaky: Db = { ...slow, query }
    await keepAll(db, rows.slice(0, 20))
    // Counts long, so that the next round looks first whether it has to wait.
    await bringUpToDate(shaky)
    isAway = true
    await expect(bringUpToDate(shaky)).rejects.toThrow('away')
    isAway = false
    await keepAll(db, rows.slice(20, 40))
    expect(await inOneMoment(shaky, ({ live }) => Promise.resolve(live.response))).toBe(40)
  })

  it('is given up when others never rest, and does not stop who comes next', async () => {
    const db = await openHue(database)
    const other = database.again(db)
    let next = 0
    const restless = inOneMoment(db, async () => {
      await keepAll(other, rows.slice(next, ++next))
      await fold(other)
    })
    await expect(restless).rejects.toThrow('did not stand still')
    await expect(inOneMoment(db, () => Promise.reject(new Error('no such unit')))).rejects.toThrow('no such unit')
    expect(await inOneMoment(db, () => foldedTo(db))).toBe(next)
  })

  it('is shared by all who come while one waits', async () => {
    const db = await openHue(database)
    await keepAll(db, rows)
    const marks = await Promise.all(Array.from({ length: 20 }, () => inOneMoment(db, () => foldedTo(db))))
    expect(new Set(marks)).toEqual(new Set([60]))
  })
})
