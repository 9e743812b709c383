import { expect, it } from 'vitest'
import { dayOf } from '../shared/calendar.ts'
import { reference } from '../server/reference/reference.ts'
import { counters } from '../server/store/counters.ts'
import { loadReference } from '../server/store/reference.ts'
import { openServer } from './support/server.ts'

const BUDGET = 14 * 1024

it('the survey reaches a phone with one request, its script with a second, in 14 kB and from no other host, at a counter for every area too', async () => {
  const server = await openServer({ accounts: false })
  try {
    const { db, random } = server.deps
    const today = dayOf(Date.now())
    const areas = reference.areas.map(({ id }) => id)
    const [desk] = reference.counters
    await loadReference(db, { ...reference, counters: [{ ...desk!, areas }] }, { today, random })
    const [counter] = await counters(db, [desk!.unit], today)

    const page = await sent(`${server.url}/${counter!.code}`)
    for (const area of areas) expect(page.text).toContain(`<option value="${area}"`)
    expect(page.text).not.toMatch(/rel="stylesheet"|url\(/)
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\/(?!dichvucong\.gov\.vn")/)
    const scripts = [...page.text.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, path]) => path!)
    expect(scripts).toHaveLength(1)
    const script = await sent(server.url + scripts[0]!)

    const total = page.bytes + script.bytes
    console.log(`survey: page ${page.bytes}, script ${script.bytes}, together ${total} of ${BUDGET} bytes`)
    expect(total).toBeLessThanOrEqual(BUDGET)
  } finally {
    await server.close()
  }
})

/** As a phone gets it over HTTPS, without headers. */
async function sent(url: string) {
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Encoding')).toBe('br')
  return { text: await answer.text(), bytes: Number(answer.headers.get('Content-Length')) }
}
