import { z } from 'zod'

const RANGE = 'must be a whole number from 0 to 65535'
const POSTGRES = /^postgres(ql)?:\/\//

const Env = z.object({
  PORT: z.coerce.number(RANGE).int(RANGE).min(0, RANGE).max(65535, RANGE).default(3000),
  /** A file for SQLite, or a `postgres://` URL when several instances share one database; `d1`: see world.ts. */
  DATABASE: z
    .string()
    .refine((name) => (POSTGRES.test(name) ? URL.canParse(name) : !name.includes('://')), {
      error: 'must be a file or a postgres:// address',
    })
    .default('data/sipas.db'),
  /** Where phones reach the server; without it, whatever address a request came to. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .refine((url) => /^https?:\/\/[^/?#@]+\/*$/.test(url), 'must be without a path')
    // As browsers write it in Origin: lower case, and no port that goes without saying.
    .transform((url) => new URL(url).origin)
    .optional(),
})

export interface Config {
  port: number
  database: { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string } | { kind: 'd1' }
  publicUrl: string | null
}

/**
 * Reads the configuration once, at the start. Nothing else reads the environment.
 *
 * @throws Error naming every variable that is wrong
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = Env.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(['The environment is not right:', ...wrong].join('\n'))
  }
  const { PORT, DATABASE, PUBLIC_URL } = parsed.data
  return { port: PORT, database: databaseOf(DATABASE), publicUrl: PUBLIC_URL ?? null }
}

function databaseOf(text: string): Config['database'] {
  if (text === 'd1') return { kind: 'd1' }
  return POSTGRES.test(text) ? { kind: 'postgres', url: text } : { kind: 'sqlite', file: text }
}
