import { dayOf } from '../shared/calendar.ts'
import { ACCOUNTS, fill, PASSWORD } from './demo/fill.ts'
import { fail } from './failure.ts'
import { serve } from './serve.ts'
import { counters } from './store/counters.ts'
import { openWorld } from './world.ts'

/** The whole path with nothing real in it: a database of its own, simulated responses, three accounts. */
try {
  const { config, deps } = await openWorld(
    { ...process.env, DATABASE: process.env.DATABASE ?? 'data/demo.db' },
    'server',
  )
  const today = dayOf(deps.now())
  await fill(deps, today)
  const { port } = await serve(deps, config.port)
  const url = config.publicUrl ?? `http://localhost:${port}`
  const desk = (await counters(deps.db, ['phu-xuan'], today)).find(({ id }) => id === 'phu-xuan-1')
  const [province, unit, counter] = ACCOUNTS
  console.log(`
SIPAS Một Cửa – DỮ LIỆU MÔ PHỎNG / SIMULATED DATA

  Người dân / citizen        ${url}/${desk?.code}
  Quầy / counter             ${url}/counter   ${counter.username} / ${PASSWORD}
  Quản trị / administrator   ${url}/admin     ${province.username} / ${PASSWORD}
                             (một phường / one ward: ${unit.username} / ${PASSWORD})

Dừng / stop: Ctrl+C`)
} catch (error) {
  fail(error)
}
