import type { Browser } from 'playwright-core'
import { WORKER } from '../../server/assets.ts'
import { openBrowser, PHONE } from '../support/browser.ts'
import { startServer } from './child.ts'
import { openCitizens } from './loads.ts'
import type { Options } from './options.ts'
import { TODAY } from './province.ts'
import { atMost, median, type Report } from './report.ts'
import { world } from './world.ts'

/** An old phone at the edge of a hall. */
const NETWORK = { kbits: 400, roundTrip: 400 }
const SLOWER = 4
const VISITS = 5

/** At most, in milliseconds and bytes. */
const CEILING = { readable: 1500, answerable: 2000, bytes: 14 * 1024 }

interface Visit {
  /** Milliseconds from the tap on the link until there is text to read. */
  readable: number
  /** Until a rating that was chosen is seen as chosen. */
  answerable: number
  /** Of the page and its script, compressed, without headers. */
  bytes: number
  /** That came before there was text to read, and on the whole. */
  requests: { before: number; all: number }
  hosts: string[]
}

/** What a citizen waits for: the full form of sixteen, opened for the first time on a slow phone and a slow line. */
export async function page({ fresh }: Options): Promise<Report> {
  const { file } = await world(0, { fresh })
  const { desks } = await openCitizens(file).then((citizens) => (citizens.close(), citizens))
  const server = await startServer({ file, store: 'real', day: TODAY })
  const browser = await openBrowser()
  try {
    const visits: Visit[] = []
    for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, `${server.url}/${desks[0]!}`))
    return reportOf(visits, browser.version())
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function visit(browser: Browser, link: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
  const tab = await context.newPage()
  const line = await context.newCDPSession(tab)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: NETWORK.roundTrip,
    downloadThroughput: (NETWORK.kbits * 1000) / 8,
    uploadThroughput: (NETWORK.kbits * 1000) / 8,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })

  const asked: { url: string; at: number }[] = []
  const came: number[] = []
  line.on('Network.requestWillBeSent', ({ request, timestamp }) => asked.push({ url: request.url, at: timestamp }))
  line.on('Network.loadingFinished', ({ timestamp }) => came.push(timestamp))

  await tab.addInitScript(answerAtOnce)
  await tab.goto(link, { waitUntil: 'load' })
  const readable = await tab.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime)
  const answerable = await tab.evaluate(() => (window as unknown as { answered: number }).answered)
  const count = await tab.locator('.criterion [type=radio]:checked').count()
  if (!answerable || count !== 1) throw new Error('what was chosen before the script came was not kept')

  const bytes = await tab.evaluate(() =>
    (performance.getEntries() as PerformanceResourceTiming[]).reduce((sum, one) => sum + (one.encodedBodySize ?? 0), 0),
  )
  // The service worker is for the next visit.
  const own = asked.filter(({ url }) => !url.endsWith(WORKER))
  const begun = asked[0]!.at
  await context.close()
  return {
    readable,
    answerable,
    bytes,
    requests: { before: came.filter((at) => (at - begun) * 1000 < readable).length, all: own.length },
    hosts: [...new Set(own.map(({ url }) => new URL(url).host))],
  }
}

/** In the page, from its very beginning: chooses the first rating as soon as it is seen, before any script of ours. */
function answerAtOnce() {
  const look = () => {
    const radio = document.querySelector<HTMLInputElement>('.criterion [type=radio]')
    const isSeen = radio?.getClientRects().length && performance.getEntriesByName('first-contentful-paint').length
    if (!isSeen) return void requestAnimationFrame(look)
    radio.click()
    // Two frames on, the chosen one has been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => Object.assign(window, { answered: radio.checked ? performance.now() : 0 })),
    )
  }
  requestAnimationFrame(look)
}

function reportOf(visits: Visit[], chromium: string): Report {
  const of = (key: 'readable' | 'answerable' | 'bytes') => Math.round(median(visits.map((one) => one[key])))
  const { requests, hosts } = visits[0]!
  const { kbits, roundTrip } = NETWORK
  return {
    bench: 'page',
    title: `full form, first visit; ${kbits} kbit/s, ${roundTrip} ms round trip, CPU ${SLOWER} times slower; median of ${VISITS}`,
    lines: [
      `${requests.before} requests to read, ${requests.all} in all; hosts: ${hosts.join(', ')}; Chromium ${chromium}`,
    ],
    figures: { visits, requests, hosts, chromium },
    verdicts: [
      atMost('readable', of('readable'), CEILING.readable, 'ms'),
      atMost('answerable', of('answerable'), CEILING.answerable, 'ms'),
      atMost('page, style and script, compressed', of('bytes'), CEILING.bytes, 'bytes'),
      atMost('requests to read', requests.before, 1),
      atMost('other hosts', hosts.length - 1, 0),
    ],
  }
}
