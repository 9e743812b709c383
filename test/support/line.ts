import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

/**
 * What may happen to a response on its way. `cut`: it never arrives; `deaf`: the server has read and kept it, and the
 * reply is lost; `busy`: refused for a second; `wall`: the hall's Wi-Fi answers in its place; `broken`: a proxy does.
 */
export const FAULTS = ['cut', 'deaf', 'busy', 'wall', 'broken'] as const
export type Fault = (typeof FAULTS)[number]

/**
 * The line between phones and a server: clear, but for the faults that wait for a response, by its id.
 *
 * @param port where the server is now
 */
export async function openLine(port: () => number) {
  const faults = new Map<string, Fault[]>()
  const asked: string[] = []
  const met = new Map<Fault, number>()

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { method, url, headers } = incoming
    asked.push(`${method} ${url}`)
    const body = Buffer.concat(await incoming.toArray())
    const fault = url === '/api/v1/responses' ? faults.get(idIn(body))?.shift() : undefined
    if (fault) met.set(fault, (met.get(fault) ?? 0) + 1)
    if (fault === 'cut') return void incoming.socket.destroy()
    if (fault === 'busy') return void outgoing.writeHead(503, { 'Retry-After': '1' }).end('{"code":"unexpected"}')
    if (fault === 'wall') return void outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Wi-Fi</h1>')
    if (fault === 'broken') return void outgoing.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>nginx</h1>')
    const upstream = ask({ port: port(), method, path: url, headers, agent: false })
    upstream.on('error', () => incoming.socket.destroy())
    upstream.end(body)
    const [answer] = (await once(upstream, 'response')) as [IncomingMessage]
    if (fault === 'deaf') return void incoming.socket.destroy()
    outgoing.writeHead(answer.statusCode!, answer.headers)
    answer.on('error', () => incoming.socket.destroy()).pipe(outgoing)
  }

  const proxy = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy())
  }).listen(0)
  await once(proxy, 'listening')
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    /** Every request that came, `GET /C9E5R3`. */
    asked,
    /** How often each fault struck. */
    met,
    /** Lets these faults strike the next tries of a response, one each. */
    trouble: (id: string, ...next: Fault[]) => void faults.set(id, next),
    clear: () => faults.clear(),
    close: async () => {
      proxy.close()
      proxy.closeAllConnections()
      await once(proxy, 'close')
    },
  }
}

const idIn = (body: Buffer) => (JSON.parse(body.toString()) as { id: string }).id
