import { coverage } from './coverage.ts'
import { decisions } from './decisions.ts'
import { ingest } from './ingest.ts'
import { readOptions } from './options.ts'
import { page } from './page.ts'
import { textOf } from './report.ts'
import { scale } from './scale.ts'
import { size } from './size.ts'
import { submissions } from './submissions.ts'

/** `npm run bench -- name`: what each measures stands beside its function. */
const BENCHES = { submissions, page, ingest, scale, size, decisions }

// So that what a bench made is removed after Ctrl+C as well.
process.once('SIGINT', () => process.exit(130))
const { name = 'submissions', options } = readOptions(process.argv.slice(2))
const bench = Object.entries(BENCHES).find(([known]) => known === name)?.[1]
if (bench) console.log(await textOf(await bench(options), options.json))
else if (name === 'coverage') coverage()
else throw new Error(`npm run bench -- ${[...Object.keys(BENCHES), 'coverage'].join(' | ')}`)
