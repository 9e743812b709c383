import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=vi',
]

/** A real Chromium: the one that is installed, else the one that npm brought. It asks nothing of the network. */
export async function openBrowser(): Promise<Browser> {
  const own = installed()
  if (own) return playwright.launch({ executablePath: own, args: QUIET })
  const { executablePath, libraries } = await unpacked()
  // With the libraries that it links to: a bare machine has none of them.
  const LD_LIBRARY_PATH = [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':')
  return playwright.launch({ executablePath, args: QUIET, env: { ...process.env, LD_LIBRARY_PATH } as never })
}

/** Once before all tests: files of them that unpacked it at once started one that another was still writing. */
export default async function setup() {
  if (!installed()) await unpacked()
}

const installed = () => INSTALLED.find((path) => existsSync(path))

/** Into the temporary folder, where it is not there yet. */
async function unpacked() {
  const executablePath = await chromium.executablePath()
  return { executablePath, libraries: join(await inflate(bundled('al2023.tar.br')), 'lib') }
}

const bundled = (file: string) =>
  join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin', file)

export const PHONE = { width: 360, height: 740 }
export const TABLET = { width: 1024, height: 768 }
export const DESKTOP = { width: 1280, height: 900 }
