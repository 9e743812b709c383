import { createOutbox } from './outbox.ts'
import { find, keepOpen, open } from './pages.ts'
import { post } from './post.ts'
import { shelf } from './shelf.ts'

/** As much of a worker's world as we use: TypeScript's own words for it cannot stand beside those for pages. */
interface Moment extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Moment {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  addEventListener(type: 'install' | 'activate' | 'sync', listener: (moment: Moment) => void): void
  addEventListener(type: 'fetch', listener: (asked: Asked) => void): void
  skipWaiting(): Promise<void>
  clients: {
    claim(): Promise<void>
    matchAll(which: { includeUncontrolled: true }): Promise<{ url: string }[]>
  }
}
const worker = self as unknown as Worker
const outbox = createOutbox(shelf, post)

worker.addEventListener('install', (moment) => moment.waitUntil(worker.skipWaiting()))

worker.addEventListener('activate', (moment) => moment.waitUntil(begin()))

worker.addEventListener('fetch', (asked) => {
  const { request } = asked
  const url = new URL(request.url)
  if (url.origin !== location.origin || request.method !== 'GET') return
  if (request.mode === 'navigate' && isPage(url)) asked.respondWith(open(request, (work) => asked.waitUntil(work)))
  else if (url.pathname.startsWith('/assets/'))
    asked.respondWith(find(request.url).then((part) => part || fetch(request)))
})

worker.addEventListener('sync', (moment) => moment.waitUntil(send()))

async function begin() {
  await worker.clients.claim()
  const pages = await worker.clients.matchAll({ includeUncontrolled: true })
  await Promise.all(pages.filter(({ url }) => isPage(new URL(url))).map(({ url }) => keepOpen(url)))
}

async function send() {
  await outbox.flush()
  // The browser tries again what fails.
  if ((await outbox.letters()).some(({ fate }) => !fate)) throw new Error('unsent')
}

/** Where a form may be; staff's screens are never touched. */
const isPage = ({ pathname }: URL) => /^\/(?!admin$|counter$|kiosk$|paper$|sign-in$)[^/.]+$/.test(pathname)
