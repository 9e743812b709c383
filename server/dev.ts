import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Plugin } from 'vite'

/**
 * `npm run dev` is one process: Vite serves the screens' modules, and the newest server/ answers everything else,
 * over the database of DATABASE. Both reload on save.
 */
export const devServer = (): Plugin => ({
  name: 'server',
  apply: (_, { command }) => command === 'serve' && !process.env.VITEST,
  config: () => ({ server: { port: Number(process.env.PORT ?? 3000) } }),
  async configureServer(vite) {
    const { openWorld } = await import('./world.ts')
    const { deps } = await openWorld(process.env)
    const source = (entry: string) => ({
      scripts: ['/@vite/client', entry === 'survey' ? '/survey/survey.ts' : `/${entry}/main.tsx`],
      styles: [],
    })
    const app = fileURLToPath(new URL('./app.ts', import.meta.url))
    const own = /^\/(@|node_modules\/|(survey|admin|counter|ui)\/.*\.|api\.ts|\.\.|shared\/)/
    vite.httpServer?.once('close', () => void deps.db.close())
    vite.middlewares.use(async (request, response, next) => {
      if (own.test(request.url ?? '')) return next()
      // Loaded anew after an edit, from Vite's module graph.
      const { createApp } = (await vite.ssrLoadModule(app)) as typeof import('./app.ts')
      await getRequestListener(createApp({ ...deps, assets: source, csp: false }).fetch, { overrideGlobalObjects: false })(
        request,
        response,
      )
    })
  },
})
