import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
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
 * @param name of its folder in `build/`
 * @returns where it is
 */
export async function bundle(program: string, name = basename(program, '.ts')): Promise<string> {
  const folder = `${ROOT}build/${name}`
  await mkdir(folder, { recursive: true })
  const made = await mkdtemp(`${ROOT}build/.${name}-`)
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    plugins: [asFrom(folder), inAscii],
    ssr: { noExternal: true, external: LEFT_OUT },
    build: {
      ssr: program,
      outDir: made,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: MAIN, chunkFileNames: '[name]-[hash].js' } },
    },
  })
  // A server that starts meanwhile finds the old program or the new one, and one that runs what it may yet load: chunks
  // of before stay.
  const chunks = (await readdir(made)).filter((file) => file !== MAIN)
  for (const file of [...chunks, MAIN]) await rename(`${made}/${file}`, `${folder}/${file}`)
  await rm(made, { recursive: true })
  return `${folder}/${MAIN}`
}

const MAIN = 'main.js'

/** Lets what a file of ours finds beside it be found from a folder of bundles as well. */
const asFrom = (folder: string): Plugin => ({
  name: 'as-from',
  transform(code, id) {
    const path = relative(ROOT, id)
    if (path.startsWith('..') || path.includes('node_modules/')) return null
    const found = JSON.stringify(relative(folder, id))
    return code.replaceAll('import.meta.url', `new URL(${found}, import.meta.url).href`)
  },
})

/** V8 keeps a text with one letter beyond Latin in two bytes each: of a whole program that is 1.7 MB more. */
const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_, files) {
    for (const file of Object.values(files))
      if (file.type === 'chunk')
        file.code = file.code.replaceAll(
          /[^\0-\x7f]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
  },
}
