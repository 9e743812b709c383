import { type Server, startServer } from './child.ts'
import type { Citizens } from './loads.ts'
import { TODAY } from './province.ts'
import { median, progress, round } from './report.ts'

export const CONNECTIONS = 64

export interface Rates {
  /** Accepted a second, by the middle round. */
  real: number
  ceiling: number
  /** Of each pair of rounds, the middle one; and the lowest and highest. */
  ratio: number
  between: [number, number]
  /** Milliseconds of the server's CPU for one response, with all that comes after it. */
  cpu: { real: number; ceiling: number }
}

type Both<T> = Record<'real' | 'ceiling', T>

/** Seconds in which a process comes to its pace. */
const WARM = 3

export async function warmUp(citizens: Citizens, server: Server, seconds: number) {
  await citizens.send({ url: server.url, connections: CONNECTIONS, seconds: Math.min(WARM, seconds) })
  await server.idle()
}

/**
 * In turns, so that whatever else the machine does hits both; what one does after its round is waited for. Each round
 * has processes of its own: what V8 makes of the same program differs by a fifth from one start to the next, and two
 * processes for all rounds gave ratios from 0.72 to 1.02.
 */
export async function compare(
  citizens: Citizens,
  files: Both<string>,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Rates> {
  const taken: Both<number[]> = { real: [], ceiling: [] }
  const cpu: Both<number[]> = { real: [], ceiling: [] }
  for (let i = 0; i < rounds; i++)
    for (const which of i % 2 ? (['real', 'ceiling'] as const) : (['ceiling', 'real'] as const)) {
      const store = which === 'real' ? 'real' : 'no-op'
      const server = await startServer({ file: files[which], store, day: TODAY })
      await warmUp(citizens, server, seconds)
      const before = await server.cpu()
      const loaded = await citizens.send({ url: server.url, connections: CONNECTIONS, seconds })
      if (loaded.refused + loaded.failed > 0) throw new Error(`${loaded.refused} refused, ${loaded.failed} failed`)
      await server.idle()
      taken[which].push(loaded.rate)
      cpu[which].push(((await server.cpu()) - before) / (loaded.rate * seconds))
      await server.stop()
      progress(`round ${i + 1} of ${rounds}, ${which}: ${Math.round(loaded.rate)} a second`)
    }
  const ratios = taken.real.map((rate, i) => rate / taken.ceiling[i]!)
  return {
    real: median(taken.real),
    ceiling: median(taken.ceiling),
    ratio: median(ratios),
    between: [Math.min(...ratios), Math.max(...ratios)],
    cpu: { real: median(cpu.real), ceiling: median(cpu.ceiling) },
  }
}

export const said = (
  { real, ceiling, between, cpu }: Rates,
  { rounds, seconds }: { rounds: number; seconds: number },
) => [
  `real store         ${Math.round(real)} a second, ${round(cpu.real)} ms of CPU each with folding`,
  `no-op store        ${Math.round(ceiling)} a second, ${round(cpu.ceiling)} ms of CPU each`,
  `ratio              from ${between.map(round).join(' to ')}, ${rounds} rounds of ${seconds} s each in turn`,
]
