import { startServer } from './child.ts'
import { answered, dashboards } from './dashboards.ts'
import { type Loaded, openCitizens } from './loads.ts'
import { overload } from './overload.ts'
import type { Options } from './options.ts'
import { TODAY } from './province.ts'
import { compare, CONNECTIONS, said, warmUp } from './rates.ts'
import { atLeast, atMost, progress, type Report, round } from './report.ts'
import { world } from './world.ts'

/** Accepted responses a second where ten million are kept, and how long one waits. */
export async function ingest({ n: [n = 10_000_000] = [], rounds = 5, seconds = 20, fresh }: Options): Promise<Report> {
  const [kept, forgotten] = [await world(n, { fresh }), await world(n)]
  const citizens = await openCitizens(kept.file)
  const rates = await compare(citizens, { real: kept.file, ceiling: forgotten.file }, { rounds, seconds })

  const real = await startServer({ file: kept.file, store: 'real', day: TODAY })
  await warmUp(citizens, real, seconds)
  const half = { url: real.url, connections: CONNECTIONS, seconds: 2 * seconds, rate: Math.ceil(rates.real / 2) }
  progress(`latency at ${half.rate} a second`)
  const alone = await citizens.send(half)
  const screen = await dashboards(real.url)
  screen.every(1000)
  const watched = await citizens.send(half)
  const answers = await screen.close()
  await real.stop()

  const late = await overload(citizens, kept.file, seconds)
  citizens.close()

  return {
    bench: 'ingest',
    title: `responses a second, ${CONNECTIONS} connections, 1 000 counters × 20 areas, ${n.toLocaleString('vi')} stored`,
    lines: [
      ...said(rates, { rounds, seconds }),
      `at ${half.rate} a second  p99 ${round(alone.p99)} ms; with a dashboard asking every second ${round(watched.p99)} ms`,
      `                   ${answered(answers)}`,
      `                   not accepted: ${notAccepted(alone)}; with the dashboard ${notAccepted(watched)}`,
      ...late.lines,
    ],
    figures: { n, rates, rate: half.rate, p99: { alone, watched }, answers, overload: late.figures },
    verdicts: [
      atLeast('accepted a second, real : no-op store', rates.ratio, 0.8),
      atMost('p99 at half that rate', alone.p99, 50, 'ms'),
      atMost('accepted under overload and not stored', late.lost, 0),
      atLeast('refused under overload with Retry-After', late.told, 1),
    ],
  }
}

const notAccepted = ({ refused, failed, why = {} }: Loaded) =>
  [refused + failed, ...Object.entries(why).map(([reason, times]) => `${reason} ${times} times`)].join(', ')
