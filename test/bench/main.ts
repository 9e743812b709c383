import { coverage } from './coverage.ts'
import { submissions } from './submissions.ts'

/** `npm run bench` measures what a citizen waits for; `npm run bench -- coverage` how often intervals hold the truth. */
const BENCHES: Record<string, () => unknown> = { submissions, coverage: () => coverage() }

const [name = 'submissions'] = process.argv.slice(2)
const bench = BENCHES[name]
if (!bench) throw new Error(`npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
await bench()
