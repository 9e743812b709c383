import type { Score } from '../../shared/score.ts'
import type { Row } from '../../shared/scores.ts'
import type { Server } from './child.ts'
import { openDuck } from './duck.ts'
import { byUnit, draw } from './questions.ts'
import { median, round } from './report.ts'
import type { World } from './world.ts'

interface Asked {
  n: number
  world: World
  server: Server
  read: { province(address: string): Promise<string> }
}

/** The same figures by unit with their intervals, by the API and by a scan of all responses, in turns. */
export async function against({ n, world: its, server, read }: Asked, rounds: number, random: () => number) {
  const duck = await openDuck(its)
  const ours: Took[] = []
  const scan: Took[] = []
  let compared = 0
  let alike = 0
  for (let i = 0; i < rounds; i++) {
    const days = draw('day', random)
    const [answer, api] = await timed(server.cpu, () => read.province(byUnit(days, 'then')))
    const [scores, duckdb] = await timed(ownCpu, () => duck.byUnit(days))
    ours.push(api)
    scan.push(duckdb)
    for (const row of (JSON.parse(answer) as { rows: Row[] }).rows.filter(({ index }) => index !== null)) {
      compared++
      if (isAlike(row, scores.get(row.key))) alike++
    }
  }
  duck.close()
  const [api, duckdb] = [middle(ours), middle(scan)]
  return {
    ratio: { cpu: duckdb.cpu / api.cpu, wall: duckdb.wall / api.wall },
    alike: compared > 0 ? alike / compared : 0,
    lines: [
      `by unit over any days of ${n.toLocaleString('vi')}, ${alike} of ${compared} figures alike: DuckDB`,
      `${round(duckdb.cpu)} ms of CPU, ${round(duckdb.wall)} ms from question to answer; the API ${round(api.cpu)} and ${round(api.wall)} ms`,
    ],
    figures: { duckdb, api, compared, alike },
  }
}

/** Of this process, in which DuckDB runs. */
async function ownCpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds: of CPU, of all threads; and by the clock. */
interface Took {
  cpu: number
  wall: number
}

const middle = (all: readonly Took[]): Took => ({
  cpu: median(all.map(({ cpu }) => cpu)),
  wall: median(all.map(({ wall }) => wall)),
})

/** To the last digits of a percent: the sums are equal, but added up in another order. */
const isAlike = (row: Row, score: Score | undefined) =>
  row.n === score?.n &&
  [row.index, ...row.interval!].every((percent, i) => {
    const other = [score.index, ...score.interval!][i]
    return Math.abs(percent! - other!) < 1e-9
  })

async function timed<T>(cpu: () => Promise<number>, work: () => Promise<T>): Promise<[T, Took]> {
  const before = await cpu()
  const start = performance.now()
  const value = await work()
  const wall = performance.now() - start
  return [value, { cpu: (await cpu()) - before, wall }]
}
