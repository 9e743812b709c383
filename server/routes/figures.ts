import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { maximums } from '../store/maximums.ts'
import { officialResults } from '../store/officialResults.ts'

/** Published figures that stand beside our own measure and are never mixed with it. */
export const figures = ({ db }: Deps) =>
  new Hono()
    .get('/official', async (c) => c.json({ results: await officialResults(db) }))
    .get('/maximums', async (c) => c.json(await maximums(db)))
