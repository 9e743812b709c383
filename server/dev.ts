import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Plugin } from 'vite'
import { ENTRIES } from './assets.ts'
import type { Assets } from './deps.ts'
import { fail } from './failure.ts'

/** What Vite serves itself: modules of client/ and shared/, and its own. */
const MODULES = /^\/(@|node_modules\/|(survey|admin|counter|kiosk|ui|shared)\/.*\.|[\w.]+\.ts)/

/** Nothing is built: a page starts with its source, which Vite serves as a module. */
const sources: Assets = (entry) => ({ scripts: ['/@vite/client', `/${ENTRIES[entry]}`], styles: [] })

/**
 * `npm run dev` is one process: Vite serves the screens' modules, and the newest server/ answers everything else,
 * over the database of DATABASE. Both reload on save.
 */
export const devServer = (): Plugin => ({
  name: 'server',
  apply: (_, { command }) => command === 'serve' && !process.env.VITEST,
  config: () => ({
    server: { port: Number(process.env.PORT || 3000), strictPort: true },
    optimizeDeps: { entries: Object.values(ENTRIES) },
  }),
  async configureServer(vite) {
    // Through Vite's module graph, so that an edited file is loaded anew.
    const load = (file: string) => vite.ssrLoadModule(fileURLToPath(new URL(file, import.meta.url)))
    const { openWorld } = (await load('./world.ts')) as typeof import('./world.ts')
    const { firstAdministrator } = (await load('./firstAdministrator.ts')) as typeof import('./firstAdministrator.ts')
    const { config, deps } = await openWorld(process.env).catch((error: unknown) => {
      fail(error)
      process.exit()
    })
    await firstAdministrator(deps, config.publicUrl ?? `http://localhost:${config.port}`)
    // Vite reloads a page when a file changes that it served; of the server's own files it does not know.
    const own = fileURLToPath(new URL('.', import.meta.url))
    vite.watcher.on('change', (file) => file.startsWith(own) && vite.ws.send({ type: 'full-reload' }))
    vite.httpServer?.once('close', () => void deps.db.close())
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const { createApp } = (await load('./app.ts')) as typeof import('./app.ts')
      const app = createApp({ ...deps, assets: sources, csp: false })
      await getRequestListener(app.fetch, { overrideGlobalObjects: false })(request, response)
    }
    vite.middlewares.use((request, response, next) => {
      if (MODULES.test(request.url ?? '')) next()
      else answer(request, response).catch(next)
    })
  },
})
