import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A real Chromium: the one that is installed, else the one that npm brought. It asks nothing of the network. */
export async function openBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => existsSync(path))
  return playwright.launch({
    executablePath: installed ?? (await chromium.executablePath()),
    args: [
      ...(installed ? ['--no-sandbox'] : chromium.args),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=vi',
    ],
  })
}

export const PHONE = { width: 360, height: 740 }
export const TABLET = { width: 1024, height: 768 }
export const DESKTOP = { width: 1280, height: 900 }
