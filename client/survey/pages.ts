import { dayOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'

/** How long the network may take where the page is at hand, in milliseconds: two round trips of the slowest line. */
const PATIENCE = 4_000
/** Pages that are kept: a person goes to few counters. */
const PLACES = 5

/**
 * A page as the network has it; as it was seen last, when there is no network, or a slow one, or a server in trouble.
 *
 * @returns rejects only as the network does, when the page was never seen
 */
export async function open(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
  const url = bare(request.url)
  const fetched = fetch(request)
  // Copied first of all: once the page is on its way to the screen it is too late.
  const copied = fetched.then((page) => page.clone())
  later(copied.then((page) => keep(url, page)).catch(() => {}))
  const seen = await find(url)
  if (!seen) return fetched
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))
  const page = await Promise.race([fetched, patience]).catch(() => undefined)
  return page && page.status < 500 ? page : anew(seen)
}

/** Keeps a page of which the browser has the only copy, being younger than the worker. */
export const keepOpen = async (url: string) =>
  // From the browser's own memory where it can; should the server be asked, then not as by a person.
  keep(bare(url), await fetch(url, { cache: 'force-cache', headers: { Purpose: 'prefetch' } }))

/** @returns undefined as well where the browser has closed its caches to us */
export const find = (url: string) => caches.match(url, { ignoreVary: true }).catch(() => undefined)

/** Where on the page one was makes no other page of it. */
const bare = (url: string) => url.split('#')[0]!

/** Keeps an empty form with what it is made of, in a cache of its own; forgets one that is no more. */
async function keep(url: string, page: Response) {
  if (page.status >= 400 && page.status < 500) return caches.delete(url)
  const text = await page.clone().text()
  if (!page.ok || !text.includes('id="survey"')) return
  const cache = await caches.open(url)
  const parts = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => new URL(path!, url).href)
  // Their names change with their content, so one that is there is right.
  for (const part of parts)
    if (!(await cache.match(part))) await cache.put(part, await fetch(part, { cache: 'force-cache' }))
  await cache.put(url, page)
  for (const old of await cache.keys()) if (![url, ...parts].includes(old.url)) await cache.delete(old)
  for (const name of (await caches.keys()).slice(0, -PLACES)) await caches.delete(name)
}

/** The id that came with a page may be used up; each opening is a response of its own, given today. */
async function anew(page: Response): Promise<Response> {
  const id = responseId(dayOf(Date.now()), () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32)
  const text = (await page.text()).replace(/(name="id" value=")[^"]*/, `$1${id}`)
  return new Response(text, { headers: page.headers })
}
