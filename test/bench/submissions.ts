import { gzipSync } from 'node:zlib'
import { startServer } from './child.ts'
import { compare, CONNECTIONS, said } from './rates.ts'
import { openCitizens } from './loads.ts'
import type { Options } from './options.ts'
import { TODAY } from './province.ts'
import { atLeast, atMost, type Report } from './report.ts'
import { world } from './world.ts'

/**
 * What a citizen waits for: accepted responses a second on an empty database, against the same route with the store's
 * writing replaced by nothing, and the bytes of the page.
 */
export async function submissions({ rounds = 10, seconds = 2, fresh }: Options): Promise<Report> {
  const [kept, forgotten] = [await world(0, { fresh }), await world(0)]
  const citizens = await openCitizens(kept.file)
  const rates = await compare(citizens, { real: kept.file, ceiling: forgotten.file }, { rounds, seconds })
  const server = await startServer({ file: kept.file, store: 'real', day: TODAY })
  const page = await pageOf(server.url, citizens.desks[0]!)
  citizens.close()
  await server.stop()

  const bytes = page.reduce((sum, [, its]) => sum + its, 0)
  return {
    bench: 'submissions',
    title: `responses a second, ${CONNECTIONS} connections, none stored before; the citizen's page`,
    lines: [
      ...said(rates, { rounds, seconds }),
      ...page.map(([name, its]) => `${name.padEnd(36)} ${String(its).padStart(6)} bytes, gzip`),
    ],
    figures: { rates, page },
    verdicts: [
      atLeast('accepted a second, real : no-op store', rates.ratio, 0.8),
      atMost("the citizen's page, gzip", bytes, 14 * 1024, 'bytes'),
    ],
  }
}

async function pageOf(url: string, code: string) {
  const html = await (await fetch(`${url}/${code}`)).text()
  const links = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  const parts = await Promise.all(
    links.map(async (link) => [link, gzipSync(await (await fetch(url + link)).bytes()).length] as const),
  )
  return [['document', gzipSync(html).length] as const, ...parts]
}
