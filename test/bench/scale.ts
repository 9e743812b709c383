import { against } from './against.ts'
import { type Server, startServer } from './child.ts'
import { readers } from './dashboards.ts'
import type { Options } from './options.ts'
import { addressOf, type As, byUnit, draw, type Kind, type Question, QUESTIONS, WITHIN_MONTHS } from './questions.ts'
import { TODAY } from './province.ts'
import { atLeast, atMost, median, progress, quantile, type Report, round, type Verdict } from './report.ts'
import { seeded } from '../../shared/random.ts'
import { type World, world } from './world.ts'

const KINDS: Record<Kind, string> = { month: 'whole months', day: 'any days' }
/** Times that all is asked before anything is measured: a server runs for months, and its code is compiled by then. */
const WARM_UP = 15

interface Size {
  n: number
  world: World
  server: Server
  read: Record<As, (address: string) => Promise<string>>
}

/** One question, asked of each size in turn: milliseconds of the server's CPU, by size. */
interface Asked {
  name: string
  kind: Kind
  cpu: number[][]
}

/** How long every query of a dashboard takes, however many have responded. */
export async function scale({ n = [100_000, 1_000_000, 10_000_000], rounds = 100, fresh }: Options): Promise<Report> {
  const sizes: Size[] = []
  for (const each of n) sizes.push(await open(each, fresh))
  const random = seeded(1)
  const askAll = async (times: number) => {
    const asked: Asked[] = []
    for (const kind of ['month', 'day'] as const)
      for (const question of QUESTIONS) {
        progress(`${question.name}, ${KINDS[kind]}, ${times} times`)
        asked.push({ name: question.name, kind, cpu: await ask(sizes, question, kind, times, random) })
      }
    return asked
  }
  await askAll(Math.min(WARM_UP, rounds))
  const asked = await askAll(rounds)
  const [largest] = sizes.slice(-1) as [Size]
  const duck = await against(largest, Math.max(3, Math.ceil(rounds / 2)), random)
  for (const { server } of sizes) await server.stop()
  return {
    bench: 'scale',
    title: `dashboard queries through the API, ${rounds} times each, ms of the server's CPU`,
    lines: [...table(asked, n), '', ...duck.lines],
    figures: { n, rounds, queries: asked.map(summary), duck: duck.figures },
    verdicts: [
      ...verdicts(asked),
      atLeast('DuckDB scanning all : API, by unit, CPU', duck.ratio.cpu, 50),
      atLeast('DuckDB scanning all : API, by unit, by the clock', duck.ratio.wall, 50),
      atLeast('figures alike', duck.alike, 1),
    ],
  }
}

async function open(n: number, fresh: boolean): Promise<Size> {
  const its = await world(n, { fresh })
  const server = await startServer({ file: its.file, store: 'real', day: TODAY })
  const read = await readers(server.url)
  progress(`deciding once what may be shown of ${n}`)
  for (const days of WITHIN_MONTHS) await read.province(byUnit(days))
  return { n, world: its, server, read }
}

async function ask(sizes: Size[], question: Question, kind: Kind, rounds: number, random: () => number) {
  const cpu: number[][] = sizes.map(() => [])
  const seen = new Set<string>()
  for (let i = 0; i < rounds; i++) {
    const address = unseen(seen, () => addressOf(question, draw(kind, random), random))
    for (const [s, { server, read }] of sizes.entries()) {
      const before = await server.cpu()
      await read[question.as](address)
      const after = await server.cpu()
      cpu[s]!.push(after - before)
    }
  }
  return cpu
}

/** No answer comes twice, as far as there are enough of them. */
function unseen(seen: Set<string>, make: () => string) {
  let made = make()
  for (let tries = 0; seen.has(made) && tries < 20; tries++) made = make()
  seen.add(made)
  return made
}

/** Of the largest size, and how much longer than at the smallest. */
function summary({ name, kind, cpu }: Asked) {
  const medians = cpu.map(median)
  return { name, kind, medians, p99: quantile(cpu.at(-1)!, 0.99), ratio: medians.at(-1)! / medians[0]! }
}

function table(asked: Asked[], n: number[]) {
  const width = Math.max(...asked.map(({ name }) => name.length))
  const line = (name: string, kind: string, ...cells: string[]) =>
    [name.padEnd(width), kind.padEnd(12), ...cells.map((cell) => cell.padStart(10))].join('  ')
  return [
    line('', 'median at', ...n.map((each) => each.toLocaleString('vi')), 'p99', 'ratio'),
    ...asked
      .map(summary)
      .map(({ name, kind, medians, p99, ratio }) => line(name, KINDS[kind], ...[...medians, p99, ratio].map(round))),
  ]
}

/** Of the worst query each. */
function verdicts(asked: Asked[]): Verdict[] {
  const all = asked.map(summary)
  const worst = (of: 'p99' | 'ratio' | 'median', kind?: Kind) =>
    all
      .filter((one) => !kind || one.kind === kind)
      .map((one) => ({ ...one, value: of === 'median' ? one.medians.at(-1)! : one[of] }))
      .reduce((a, b) => (b.value > a.value ? b : a))
  const judge = (what: string, { name, kind, value }: ReturnType<typeof worst>, target: number, unit: string) =>
    atMost(`${what} (${name}, ${KINDS[kind]})`, value, target, unit)
  return [
    judge('median', worst('median'), 10, 'ms'),
    judge('p99', worst('p99'), 20, 'ms'),
    judge('largest : smallest', worst('ratio', 'month'), 1.5, ''),
    judge('largest : smallest', worst('ratio', 'day'), 2, ''),
  ]
}
