import { quietly } from './quietly.ts'

/** As much of Background Sync as we use: only Chromium has it. */
interface Syncing {
  sync?: { register(tag: string): Promise<void> }
}

/** Once the page is answerable: the worker opens it again without a line. */
export function startWorker() {
  addEventListener('load', () => void quietly(() => navigator.serviceWorker.register('/sw.js')))
}

/** Asks the browser to send what waits as soon as there is a line, though no page be open then. */
export const sendLater = () =>
  quietly(async () => ((await navigator.serviceWorker.ready) as Syncing).sync?.register('outbox'))
