import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '../../shared/calendar.ts'
import { criteriaOf } from '../../shared/questionnaire.ts'
import { serve } from '../../server/serve.ts'
import { counters } from '../../server/store/counters.ts'
import { findQuestionnaire } from '../../server/store/questionnaires.ts'
import { openWorld } from '../../server/world.ts'

/** Started by the bench: the whole server, with the real store or with one that forgets what it is given. */
const file = join(mkdtempSync(join(tmpdir(), 'sipas-bench-')), 'bench.db')
const { deps } = await openWorld({ DATABASE: file })
const desks = await counters(deps.db, ['phu-xuan', 'an-cuu', 'vy-da'], dayOf(Date.now()))
const sipas = await findQuestionnaire(deps.db, 'sipas-2026')
const forgetful = { ...deps.db, batch: async (statements: readonly unknown[]) => statements.map(() => 1) }
const { port } = await serve(process.argv[2] === 'ceiling' ? { ...deps, db: forgetful } : deps, 0)

process.send?.({
  url: `http://localhost:${port}`,
  codes: desks.map(({ code, areas }) => ({ code, area: areas[0] })),
  criteria: criteriaOf(sipas!).map(({ key }) => key),
})
