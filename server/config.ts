import { z } from 'zod'

const Env = z.object({
  PORT: z.coerce.number('must be a number').int().min(0).max(65535).default(3000),
  /** A file for SQLite, or a `postgres://` URL when several instances share one database; `d1`: see world.ts. */
  DATABASE: z.string().min(1).default('data/sipas.db'),
  /** Where phones reach the server; without it, whatever address a request came to. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .transform((url) => url.replace(/\/+$/, ''))
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
  return /^postgres(ql)?:\/\//.test(text) ? { kind: 'postgres', url: text } : { kind: 'sqlite', file: text }
}
