import { parseArgs } from 'node:util'
import { crashPostgres, crashServer, type Outcome } from '../support/crash.ts'

/**
 * `npm run soak`: the long form of the crash test. Kills the server a hundred times under load, and PostgreSQL thirty
 * times under a server, and says what was found. `-- --kills 500 --postgres 100 --seed 7` for more or others.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    postgres: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
})

const seed = Number(values.seed)
console.log(`seed ${seed}, Node ${process.version}`)
const say = (text: string) => console.log(`  ${text}`)
const outcomes = {
  'SQLite, the server killed': await crashServer({ kills: Number(values.kills), seed, say }),
  'PostgreSQL killed under the server': await crashPostgres({ kills: Number(values.postgres), seed, say }),
}

for (const [name, outcome] of Object.entries(outcomes)) {
  const { kills, acknowledged, stored, statuses, lost, doubled, changed, unknown, differences, integrity } = outcome
  console.log(`\n${name}: ${kills} times`)
  console.log(`  ${acknowledged} acknowledged, ${stored} stored; answers by status ${JSON.stringify(statuses)}`)
  console.log(`  lost ${lost.length}, doubled ${doubled.length}, changed ${changed.length}, unknown ${unknown.length}`)
  console.log(`  tallies that differ from a recomputation: ${differences.length}; the file: ${integrity}`)
  if (!isClean(outcome)) process.exitCode = 1
}

function isClean({ lost, doubled, changed, unknown, differences, integrity }: Outcome) {
  return [lost, doubled, changed, unknown, differences].every((list) => list.length === 0) && integrity === 'ok'
}
