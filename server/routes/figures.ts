import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar.ts'
import { MaximumEntry, OfficialEntry, PolicyEntry } from '../../shared/entries.ts'
import type { OfficialResult } from '../../shared/official.ts'
import { Problem } from '../../shared/problem.ts'
import { saidWrong } from '../../shared/words/data.ts'
import type { Deps } from '../deps.ts'
import { langOf } from '../language.ts'
import type { SignedIn } from '../session.ts'
import { maximums, setMaximum } from '../store/maximums.ts'
import { misfitOf, officialResults, setOfficialResult } from '../store/officialResults.ts'
import { policy, setPolicy } from '../store/settings.ts'
import { dossiers } from './dossiers.ts'
import { entered, provinceOnly } from './entry.ts'

/** What figures rest on and stand beside, as administrators enter it. Entering again replaces. */
export const figures = (deps: Deps) => {
  const { db, now } = deps
  return new Hono<SignedIn>()
    .get('/maximums', async (c) => c.json({ maximums: await maximums(db) }))
    .post('/maximums', provinceOnly, async (c) => {
      const maximum = await entered(c, MaximumEntry)
      await setMaximum(db, maximum)
      return c.json(maximum, 201)
    })

    .get('/official', async (c) => c.json({ results: await officialResults(db) }))
    .post('/official', provinceOnly, async (c) => {
      const result: OfficialResult = await entered(c, OfficialEntry)
      const misfit = await misfitOf(db, result, dayOf(now()))
      if (misfit) {
        const { pointer, key } = misfit
        throw new Problem('invalid', '', [{ pointer, detail: saidWrong(key, langOf(c)) }])
      }
      await setOfficialResult(db, result)
      return c.json(result, 201)
    })

    .get('/policy', provinceOnly, async (c) => c.json(await policy(db)))
    .put('/policy', provinceOnly, async (c) => {
      const settled = await entered(c, PolicyEntry)
      await setPolicy(db, settled)
      return c.json(settled)
    })

    .route('/', dossiers(deps))
}
