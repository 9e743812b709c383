import { fail } from './failure.ts'
import { firstAdministrator } from './firstAdministrator.ts'
import { serve } from './serve.ts'
import { openWorld } from './world.ts'

try {
  const { config, deps } = await openWorld(process.env, 'server')
  const { port } = await serve(deps, config.port)
  const url = config.publicUrl ?? `http://localhost:${port}`
  console.log(`SIPAS Một Cửa: ${url}`)
  await firstAdministrator(deps, url)
} catch (error) {
  fail(error)
}
