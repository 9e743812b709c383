import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Loaded when they are wanted: the drivers of databases, of which one is, and what only an operator with D1 needs. */
const LEFT_OUT = ['better-sqlite3', 'pg', 'wrangler']

/**
 * Puts a program of the server together with all that it imports: `server/node.ts` becomes `build/node/main.js`. Node
 * runs the sources too, but has to read a thousand files and keep them, which takes three times as long and 65 MB more.
 *
 * @returns where it is
 */
export async function bundle(program: string): Promise<string> {
  const folder = `${ROOT}build/${basename(program, '.ts')}`
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    plugins: [asFrom(folder)],
    ssr: { noExternal: true, external: LEFT_OUT },
    build: {
      ssr: program,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
  return `${folder}/main.js`
}

/** Lets what a file of ours finds beside it be found from a folder of bundles as well. */
const asFrom = (folder: string): Plugin => ({
  name: 'as-from',
  transform(code, id) {
    if (!id.startsWith(ROOT) || id.includes('/node_modules/')) return null
    const path = JSON.stringify(relative(folder, id))
    return code.replaceAll('import.meta.url', `new URL(${path}, import.meta.url).href`)
  },
})
