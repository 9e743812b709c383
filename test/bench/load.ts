import autocannon from 'autocannon'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'
import { paced } from './paced.ts'
import type { Load, Loaded } from './loads.ts'

/** Started by a bench: sends responses, in a process of its own so that it takes no turn of whoever measures. */
process.on('message', (load: Load) => void send(load).then((loaded) => process.send!(loaded)))
process.once('disconnect', () => process.exit())
process.send!('ready')

const send = (load: Load): Promise<Loaded> => (load.rate ? paced(load, bodies(load)) : full(load))

/** As many as the server takes. */
async function full(load: Load): Promise<Loaded> {
  const next = bodies(load)
  const accepted: string[] = []
  let retryLater = 0
  const result = await autocannon({
    url: `${load.url}/api/v1/responses`,
    connections: load.connections,
    duration: load.seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: next() }),
        ...(load.remember && {
          onResponse: (status, body, _, headers) => {
            if (status === 201) accepted.push((JSON.parse(body) as { id: string }).id)
            if (status === 503 && isThere(headers, 'retry-after')) retryLater++
          },
        }),
      },
    ],
  })
  const { '2xx': taken, non2xx, errors, timeouts, duration, latency } = result
  return { rate: taken / duration, refused: non2xx, failed: errors + timeouts, p99: latency.p99, accepted, retryLater }
}

const isThere = (headers: object | undefined, name: string) =>
  Object.keys(headers ?? {}).some((key) => key.toLowerCase() === name)

/** Responses of random people at random desks; all but the id is made beforehand, since making them costs as well. */
function bodies({ desks, areas, criteria, day, seed }: Load): () => string {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const made = Array.from({ length: 10_000 }, () => {
    const answers = Object.fromEntries(criteria.map((key) => [key, 1 + Math.floor(random() * 5)]))
    return JSON.stringify({ code: pick(desks), area: pick(areas), questionnaire: 'sipas-2026', answers }).slice(1)
  })
  return () => `{"id":"${responseId(day, random)}",${pick(made)}`
}
