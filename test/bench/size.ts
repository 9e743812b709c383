import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { asStarted, built, pause, startServer } from './child.ts'
import { answered, dashboards } from './dashboards.ts'
import { CONNECTIONS } from './rates.ts'
import { openCitizens } from './loads.ts'
import type { Options } from './options.ts'
import { TODAY } from './province.ts'
import { atLeast, atMost, median, progress, type Report, round } from './report.ts'
import { type World, world } from './world.ts'

/** What ten million responses take on disk and in memory, and how long a start and a check of all of them last. */
export async function size({ n: [n = 10_000_000] = [], rounds = 7, seconds = 30, fresh }: Options): Promise<Report> {
  const [full, empty] = [await world(n, { fresh }), await world(0)]
  const bytes = bytesOf(full)
  const start = await starts(full, empty, rounds)
  progress('checking all tallies')
  const check = await verify(full)
  const memory = await busy(full, seconds)
  return {
    bench: 'size',
    title: `what ${n.toLocaleString('vi')} responses take`,
    lines: [
      `file               ${round(bytes.whole / 1e6)} MB`,
      ...bytes.tables.map(([name, its]) => `  ${name.padEnd(30)} ${round(its / n)} bytes a response`),
      `start              ${round(start.full)} ms; without responses ${round(start.empty)} ms`,
      `verify             ${round(check.seconds)} s, said: ${check.said}`,
      `memory             ${round(memory.now)} MB at the end, at most ${round(memory.most)} MB: ` +
        `${Math.round(memory.rate)} responses a second and ${answered(memory.answers)}`,
    ],
    figures: { n, bytes, start, check, memory },
    verdicts: [
      atMost('bytes a response in all', bytes.whole / n, 135),
      atMost('resident memory at its most', memory.most, 200, 'MB'),
      atMost('start : start without responses', start.full / start.empty, 1.2),
      atMost('verify', check.seconds, 60, 's'),
      atLeast('verify finds the tallies right', Number(check.right), 1),
    ],
  }
}

/** Of the file and of each table and index with more than a hundredth of it. */
function bytesOf({ file }: World) {
  const database = new Database(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  const whole = statSync(file).size
  const tables = database
    .prepare<[], [string, number]>('select name, sum(pgsize) as bytes from dbstat group by name order by bytes desc')
    .raw()
    .all()
    .filter(([, bytes]) => bytes > whole / 100)
  database.close()
  return { whole, tables }
}

/** Milliseconds from starting the process until it listens. */
async function starts(full: World, empty: World, rounds: number) {
  const times: Record<'full' | 'empty', number[]> = { full: [], empty: [] }
  for (let i = 0; i < rounds; i++) {
    times.full.push(await startOf(full))
    times.empty.push(await startOf(empty))
  }
  return { full: median(times.full), empty: median(times.empty) }
}

async function startOf({ file }: World) {
  const program = await built('server/node.ts')
  const start = performance.now()
  const { child, said } = run(file, [...asStarted().flags, program])
  await once(child.stdout, 'data')
  const time = performance.now() - start
  const ended = once(child, 'exit')
  child.kill()
  await ended
  if (!said().includes('http')) throw new Error(`the server said ${said()}`)
  return time
}

async function verify({ file }: World) {
  const start = performance.now()
  const { child, said } = run(file, ['server/sipas.ts', 'verify'])
  const [code] = (await once(child, 'exit')) as [number]
  return { seconds: (performance.now() - start) / 1000, said: said().trim(), right: code === 0 }
}

/** A program of the server over a database; its stderr goes on to whoever waits. */
function run(file: string, args: string[]) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...asStarted().variables, DATABASE: file, PORT: '0' },
  })
  let text = ''
  child.stdout.on('data', (data) => (text += data))
  return { child, said: () => text }
}

/** Half of what it can take, and dashboards of all kinds at once. */
async function busy({ file }: World, seconds: number) {
  const citizens = await openCitizens(file)
  const server = await startServer({ file, store: 'real', day: TODAY })
  const load = { url: server.url, connections: CONNECTIONS }
  const { rate } = await citizens.send({ ...load, seconds: Math.min(4, seconds) })
  const screen = await dashboards(server.url)
  screen.every(1000)
  const taken = await citizens.send({ ...load, seconds, rate: Math.ceil(rate / 2) })
  const answers = await screen.close()
  await pause(500)
  const memory = server.memory()
  await server.stop()
  citizens.close()
  return { ...memory, rate: taken.rate, answers }
}
