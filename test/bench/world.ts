import { createHash } from 'node:crypto'
import { constants, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fill } from './fill.ts'
import { progress } from './report.ts'

const SEED = 41
const cache = join(tmpdir(), 'sipas-bench')

/**
 * A database with n responses, for a bench to do with as it likes. Made once, and copied for each until that ends.
 *
 * @param fresh makes it anew
 */
export async function world(n: number, { fresh = false } = {}): Promise<World> {
  await mkdir(cache, { recursive: true })
  const made = join(cache, `${n}-${SEED}-${version()}.db`)
  if (fresh || !existsSync(made)) {
    const start = performance.now()
    // Under its own name only when it is whole.
    const part = `${made}.part`
    for (const end of ['', '-wal', '-shm']) await rm(part + end, { force: true })
    await fill(part, n, SEED)
    await rename(part, made)
    progress(`made in ${Math.round((performance.now() - start) / 1000)} s: ${made}`)
  }
  const folder = await mkdtemp(join(cache, 'run-'))
  const file = join(folder, 'bench.db')
  await copyFile(made, file, constants.COPYFILE_FICLONE)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return { file, made }
}

export interface World {
  file: string
  /** What it is a copy of: not to be opened, but what is made of it may be kept beside it. */
  made: string
}

const ROOT = new URL('../../', import.meta.url)
const MIGRATIONS = 'server/store/migrations/'
/** What decides what is in the file, beside the migrations. */
const MAKERS = [
  ...['fold.ts', 'added.ts', 'tallyRows.ts', 'series.ts', 'pack.ts', 'bits.ts', 'bytes.ts', 'foretold.ts'].map(
    (name) => `server/store/${name}`,
  ),
  ...['layout.ts', 'sums.ts'].map((name) => `shared/${name}`),
  ...['fill.ts', 'forms.ts', 'keeping.ts', 'province.ts'].map((name) => `test/bench/${name}`),
]

function version() {
  const migrations = readdirSync(new URL(MIGRATIONS, ROOT)).toSorted()
  const hash = createHash('sha256')
  for (const file of [...migrations.map((name) => MIGRATIONS + name), ...MAKERS])
    hash.update(readFileSync(new URL(file, ROOT)))
  return hash.digest('hex').slice(0, 10)
}
