import { Hono } from 'hono'
import { z } from 'zod'
import { RulingEntry } from '../../shared/entries.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../session.ts'
import { rule, rulingsOn } from '../store/rulings.ts'
import { validate } from '../validate.ts'
import { entered, provinceOnly } from './entry.ts'

/** What does not count, and who said so: the province alone rules, and nothing of it is ever taken back in silence. */
export const rulings = ({ db, now }: Deps) =>
  new Hono<SignedIn>()
    .get('/rulings', provinceOnly, validate('query', z.object({ id: z.uuid().toLowerCase() })), async (c) =>
      c.json({ rulings: await rulingsOn(db, c.req.valid('query').id) }),
    )
    .post('/rulings', provinceOnly, async (c) => {
      const entry = await entered(c, RulingEntry)
      const ruling = { ...entry, actor: c.var.account.name, at: now() }
      if (!(await rule(db, ruling))) throw new Problem('unknown-response', entry.id)
      return c.json(ruling, 201)
    })
