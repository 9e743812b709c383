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

/** `survey`, `admin`, `counter` → what a page links to. */
export type Assets = (entry: 'survey' | 'poster' | 'admin' | 'counter') => { scripts: string[]; styles: string[] }
