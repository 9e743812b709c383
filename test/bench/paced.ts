import { Agent, request } from 'node:http'
import type { Load, Loaded } from './loads.ts'
import { quantile } from './report.ts'

/**
 * Sends at a constant rate, whether or not the server keeps up; latency counts from when each was due. Autocannon's
 * own rate sends a second's requests at its beginning, as fast as it can.
 */
export async function paced({ url, connections, seconds, rate }: Load, next: () => string): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  const under: Promise<void>[] = []
  let [refused, failed] = [0, 0]
  const why: Record<string, number> = {}
  const note = (reason: string | number) => (why[reason] = (why[reason] ?? 0) + 1)
  const start = performance.now()
  for (let sent = 0; sent < rate! * seconds;) {
    const now = performance.now() - start
    for (; sent <= (now * rate!) / 1000 && sent < rate! * seconds; sent++) {
      const due = start + (sent * 1000) / rate!
      under.push(
        post(`${url}/api/v1/responses`, agent, next()).then(
          (status) => {
            latencies.push(performance.now() - due)
            if (status === 201) return
            refused++
            note(status)
          },
          (error: NodeJS.ErrnoException) => {
            failed++
            note(error.code ?? error.message)
          },
        ),
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(under)
  agent.destroy()
  const taken = latencies.length - refused
  return { rate: taken / seconds, refused, failed, p99: quantile(latencies, 0.99), why, accepted: [], retryLater: 0 }
}

const post = (url: string, agent: Agent, body: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode!))
    })
    sent.on('error', reject).end(body)
  })
