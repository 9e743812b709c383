import type { Account } from '../shared/account.ts'
import type { Db } from './store/db.ts'

/** What the app needs from the world. A runtime fills it in; a test fills it in with less. */
export interface Deps {
  db: Db
  /** Milliseconds since the Unix epoch. */
  now: () => number
  /** Uniform in [0, 1), from a source that cannot be guessed. */
  random: () => number
  /** Where phones reach us, such as `https://hailong.hue.gov.vn`; null: the address the request came to. */
  publicUrl: string | null
  auth: Auth
  /** Signs what we give out and get back: session cookies, passes. At least 32 characters. */
  secret: string
  /** Built files of client/ by name: the address with its content hash. */
  assets: Assets
  /** False only while developing: see server/headers.ts. */
  csp?: boolean
  /** Writes one line; never anything about a citizen. */
  log: (event: string, detail?: Record<string, unknown>) => void
}

/** Who signs in is a library's business; this is all that the app sees of it. */
export interface Auth {
  /** Signing in and out, for the pages of our own that do it. */
  handler(request: Request): Promise<Response>
  /** The account of the session cookie, or null. */
  accountOf(headers: Headers): Promise<Account | null>
}

/** What a page starts with: addresses, and the styles of the survey as text, so that one request shows it. */
export interface Files {
  scripts: string[]
  styles: string[]
  /** Instead of `styles`; `hash` is how the content security policy knows it. */
  inline?: { css: string; hash: string }
}

/** `survey`, `admin`, `counter` → what a page links to. */
export type Assets = (entry: 'survey' | 'poster' | 'admin' | 'counter' | 'kiosk' | 'paper') => Files
