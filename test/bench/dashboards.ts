import { ACCOUNTS, PASSWORD } from './fill.ts'
import { type As, addressOf, draw, OPENING, QUESTIONS } from './questions.ts'
import { seeded } from '../../shared/random.ts'

/** Signs in as people do, and returns what reads with that session. */
export async function signIn(url: string, username: string) {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ username, password: PASSWORD }),
    redirect: 'manual',
  })
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (!cookie) throw new Error(`${username} could not sign in: ${response.status}`)
  return async (address: string) => {
    const answer = await fetch(`${url}/api/v1/${address}`, { headers: { cookie } })
    const body = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status} for ${address}: ${body}`)
    return body
  }
}

/** Readers of both kinds of account, by account. */
export async function readers(url: string) {
  const [province, unit] = await Promise.all(ACCOUNTS.map(({ username }) => signIn(url, username)))
  return { province: province!, unit: unit! } satisfies Record<As, unknown>
}

/** A dashboard of each account, open while something else is measured. */
export async function dashboards(url: string) {
  const read = await readers(url)
  const random = seeded(7)
  const under = new Set<Promise<unknown>>()
  let timer: NodeJS.Timeout | undefined
  let asked = 0
  let failure: unknown
  const ask = () => {
    for (const as of ['province', 'unit'] as const) {
      for (const question of QUESTIONS.filter((one) => one.as === as).slice(0, OPENING)) {
        asked++
        const answer = read[as](addressOf(question, draw('month', random), random))
        under.add(answer)
        answer.catch((error: unknown) => (failure = error)).finally(() => under.delete(answer))
      }
    }
  }
  return {
    every(ms: number) {
      timer = setInterval(ask, ms)
    },
    /** @returns how many answers came @throws what one of them failed with */
    async close() {
      clearInterval(timer)
      await Promise.allSettled(under)
      if (failure) throw failure
      return asked
    },
  }
}
