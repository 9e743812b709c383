import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import Database from 'better-sqlite3'

/** One figure against what it must be. */
export interface Verdict {
  of: string
  value: number
  unit: string
  target: string
  verdict: 'met' | 'missed'
}

export interface Report {
  bench: string
  title: string
  /** What was measured, in lines for a reader. */
  lines: string[]
  /** The same for a program. */
  figures: object
  verdicts: Verdict[]
}

export const atMost = (of: string, value: number, target: number, unit = ''): Verdict =>
  judged(of, value, `≤ ${target}`, unit, value <= target)

export const atLeast = (of: string, value: number, target: number, unit = ''): Verdict =>
  judged(of, value, `≥ ${target}`, unit, value >= target)

/** What is not a number was not reached. */
const judged = (of: string, value: number, target: string, unit: string, met: boolean): Verdict => ({
  of,
  value,
  unit,
  target,
  verdict: met ? 'met' : 'missed',
})

/** What every bench ends with: its figures, its verdicts, and on what it ran. */
export async function textOf(report: Report, json: boolean): Promise<string> {
  const told = { ...report, machine: machine(), versions: await versions(), date: new Date().toISOString() }
  return json ? JSON.stringify(told) : asText(told)
}

type Told = Report & { machine: Machine; versions: Versions; date: string }

function asText({ bench, title, lines, verdicts, machine: { cpu, cores, memory, load }, versions: all, date }: Told) {
  const width = Math.max(...verdicts.map(({ of }) => of.length))
  return [
    '',
    `${bench}: ${title}`,
    ...lines.map((line) => `  ${line}`),
    '',
    ...verdicts.map(
      ({ of, value, unit, target, verdict }) =>
        `  ${of.padEnd(width)}  ${`${round(value)} ${unit}`.trim().padStart(10)}  target ${target}  ${verdict}`,
    ),
    '',
    `  machine   ${cpu}, ${cores} cores, ${memory} GiB, load ${load}`,
    `  versions  ${Object.entries(all)
      .map((entry) => entry.join(' '))
      .join(', ')}`,
    `  date      ${date}`,
  ].join('\n')
}

/** Three digits are more than one run knows. */
export const round = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'none')

/** @param part 0.5 for the median; the value that this part of all does not exceed */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN
}
export const median = (values: readonly number[]) => quantile(values, 0.5)

/** Load is that of the minute before the bench ended, this process with it: much above 2 says who else was there. */
type Machine = ReturnType<typeof machine>
const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  load: Number(loadavg()[0]!.toFixed(1)),
})

type Versions = Record<string, string>
async function versions(): Promise<Versions> {
  const git = commit()
  return { node: process.version, sqlite: sqliteVersion(), duckdb: await duckVersion(), ...(git && { git }) }
}

function sqliteVersion() {
  const database = new Database(':memory:')
  const version = database.prepare<[], string>('select sqlite_version()').pluck().get()!
  database.close()
  return version
}

const duckVersion = async () => (await import('@duckdb/node-api')).version()

function commit() {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return null
  }
}

/** What goes on, for whoever waits: it is no part of the report. */
export const progress = (text: string) => process.stderr.write(`${text}\n`)
