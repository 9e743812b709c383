import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '../../shared/calendar.ts'
import { countToday, counters } from '../../server/store/counters.ts'
import type { Deps } from '../../server/deps.ts'
import { openWorld } from '../../server/world.ts'
import { PROGRAMS } from './process.ts'

/** A whole server as its own process, which may be killed at any moment and comes back, on whatever port is free. */
export async function openFragile() {
  const folder = mkdtempSync(join(tmpdir(), 'sipas-fragile-'))
  const DATABASE = join(folder, 'sipas.db')
  const [desk] = await look(({ db, now }) => counters(db, ['vy-da'], dayOf(now())))
  let port = 0
  let child = await start()

  async function look<T>(at: (deps: Deps) => Promise<T>): Promise<T> {
    const { deps } = await openWorld({ DATABASE })
    return at(deps).finally(() => deps.db.close())
  }

  async function start(): Promise<ChildProcess> {
    const env = { ...process.env, DATABASE, PORT: '0' }
    const started = spawn(process.execPath, [PROGRAMS.server], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const text of started.stdout.iterator({ destroyOnReturn: false })) {
      port = Number(/localhost:(\d+)/.exec(String(text))?.[1] ?? 0)
      if (port) break
    }
    started.stdout.resume()
    return started
  }

  async function end(signal: NodeJS.Signals) {
    const ended = once(child, 'close')
    child.kill(signal)
    await ended
  }

  return {
    port: () => port,
    /** On the sign at its first counter of Vỹ Dạ. */
    code: desk!.code!,
    /** As a power cut does, in the middle of whatever it is doing; resolves when it is up again. */
    async restart() {
      await end('SIGKILL')
      child = await start()
    },
    /** Responses that it has kept today at that counter. */
    count: () => look(({ db, now }) => countToday(db, desk!.id, dayOf(now()))),
    async close() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true })
    },
  }
}
