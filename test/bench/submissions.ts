import { fork } from 'node:child_process'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { dayOf } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'

const CONNECTIONS = 64
const ROUNDS = 10
const SECONDS = 2

interface Bench {
  url: string
  codes: { code: string; area: string }[]
  criteria: string[]
}

/**
 * Accepted submissions a second, against the same route with the store's writing replaced by nothing: that is the
 * ceiling, measured in turns in the same run so that whatever else the machine does hits both.
 */
export async function submissions() {
  const real = await start('real')
  const ceiling = await start('ceiling')
  const rounds: { real: number; ceiling: number }[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ ceiling: await load(ceiling.bench, round), real: await load(real.bench, round) })

  const ratios = rounds.map((round) => round.real / round.ceiling)
  console.log(
    `\nAccepted submissions a second, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turn`,
  )
  console.log(`  real store     ${Math.round(median(rounds.map((r) => r.real)))}`)
  console.log(`  no-op store    ${Math.round(median(rounds.map((r) => r.ceiling)))}   (the ceiling)`)
  console.log(
    `  ratio          ${median(ratios).toFixed(2)}   (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  )
  await pageBytes(real.bench)
  for (const { child } of [real, ceiling]) child.kill()
}

async function start(store: 'real' | 'ceiling') {
  const child = fork(new URL('server.ts', import.meta.url), [store], { stdio: 'inherit' })
  const [bench] = (await once(child, 'message')) as [Bench]
  return { child, bench }
}

async function load({ url, codes, criteria }: Bench, round: number): Promise<number> {
  const random = seeded(Date.now() + round)
  const today = dayOf(Date.now())
  const result = await autocannon({
    url: `${url}/api/v1/responses`,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => {
          const desk = codes[Math.floor(random() * codes.length)]!
          const answers = Object.fromEntries(criteria.map((key) => [key, 1 + Math.floor(random() * 5)]))
          const body = { id: responseId(today, random), ...desk, questionnaire: 'sipas-2026', answers }
          return { ...request, body: JSON.stringify(body) }
        },
      },
    ],
  })
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  return result['2xx'] / result.duration
}

async function pageBytes({ url, codes }: Bench) {
  const html = await (await fetch(`${url}/${codes[0]!.code}`)).text()
  const links = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  const parts = await Promise.all(
    links.map(async (link) => [link, gzipSync(await (await fetch(url + link)).bytes()).length] as const),
  )
  const all = [['document', gzipSync(html).length] as const, ...parts]
  console.log('\nBytes of the citizen’s page, gzip')
  for (const [name, bytes] of all) console.log(`  ${String(bytes).padStart(6)}  ${name}`)
  console.log(
    `  ${String(all.reduce((sum, [, bytes]) => sum + bytes, 0)).padStart(6)}  together, of at most ${14 * 1024}`,
  )
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
