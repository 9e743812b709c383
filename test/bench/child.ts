import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { bundle } from '../../server/build.ts'
import { getOr } from '../../shared/maps.ts'
import type { Day } from '../../shared/calendar.ts'

export interface ServerOptions {
  file: string
  store: 'real' | 'no-op' | { /** Milliseconds that each takes longer. */ commit: number }
  /** What its clock says; today when absent. */
  day?: Day
}

export type Asked = 'usage' | 'stop'

export interface Usage {
  /** Milliseconds of CPU time since the start, of all threads. */
  cpu: number
}

export type Server = Awaited<ReturnType<typeof startServer>>

/** A server in a process of its own, put together and started as `npm start` does. */
export async function startServer(options: ServerOptions) {
  const { variables, flags } = asStarted()
  const child = fork(await built('test/bench/server.ts'), [JSON.stringify(options)], {
    // What it logs goes to stderr, since stdout has the report.
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: flags,
    env: { ...process.env, ...variables },
  })
  const url = await told<string>(child)
  const cpu = async () => {
    child.send('usage' satisfies Asked)
    return (await told<Usage>(child)).cpu
  }
  return {
    url,
    /** Milliseconds of CPU time so far. */
    cpu,
    memory: () => memoryOf(child.pid!),
    async idle() {
      for (let [before, now] = [NaN, await cpu()]; !(now - before < 5);) {
        await pause(250)
        ;[before, now] = [now, await cpu()]
      }
    },
    async stop() {
      const gone = once(child, 'exit')
      child.send('stop' satisfies Asked)
      await gone
    },
  }
}

const bundles = new Map<string, Promise<string>>()

/** Where a program is once it is put together: once, while the source of a bench does not change. */
export const built = (program: string) =>
  getOr(bundles, program, () => bundle(program, `bench-${basename(program, '.ts')}`))

/** With what the command of `npm start` starts Node. */
export function asStarted() {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const words = (scripts.start as string).split('&&').at(-1)!.trim().split(' ')
  return {
    variables: Object.fromEntries(words.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('='))),
    flags: words.filter((word) => word.startsWith('--')),
  }
}

/** The next that a process says. @throws Error when it ends instead */
export const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = () => reject(new Error('it ended before it answered'))
    child.once('exit', end)
    child.once('message', (message) => {
      child.off('exit', end)
      resolve(message as T)
    })
  })

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Megabytes that are resident now, and the most that ever were; Linux only. */
function memoryOf(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1000
  return { now: read('VmRSS'), most: read('VmHWM') }
}
