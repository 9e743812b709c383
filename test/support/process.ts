import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What `npm start` and `npm run sipas` run; without what the former tells Node about memory. */
export const PROGRAMS = { server: 'build/node/main.js', sipas: 'server/sipas.ts' }

/** Starts a program of ours as its own process. */
export function start(program: keyof typeof PROGRAMS, env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [PROGRAMS[program], ...args], { env: { ...process.env, ...env } })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, text: text.trim() }))
  /** @throws Error with all that it printed, when it ends before */
  const printed = async (pattern: RegExp) => {
    const gone = ended.then(() => Promise.reject(new Error(text)))
    gone.catch(() => {})
    while (!pattern.test(text)) await Promise.race([once(child.stdout, 'data'), gone])
    return pattern.exec(text)![0]
  }
  return { child, printed, ended }
}
