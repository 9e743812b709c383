import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from './browser.ts'
import { openServer, type TestServer } from './server.ts'

// A browser, and a server with the demo's accounts: for all tests of the file that imports this, and no other.

export let browser: Browser
export let server: TestServer

beforeAll(async () => {
  browser = await openBrowser()
  server = await openServer()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
