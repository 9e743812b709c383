import { ACCOUNTS, PASSWORD } from './fill.ts'
import { type As, addressOf, draw, OPENING, QUESTIONS } from './questions.ts'
import { median, round } from './report.ts'
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

/** How many answers came, and how many seconds they took. */
export interface Answered {
  answers: number
  median: number
  longest: number
}

export const answered = ({ answers, median: middle, longest }: Answered) =>
  `${answers} answers to dashboards after ${round(middle)} s, at most ${round(longest)} s`

/** A dashboard of each account, open while something else is measured. */
export async function dashboards(url: string) {
  const read = await readers(url)
  const random = seeded(7)
  const under = new Set<Promise<unknown>>()
  const seconds: number[] = []
  let timer: NodeJS.Timeout | undefined
  let failure: unknown
  const ask = () => {
    for (const as of ['province', 'unit'] as const) {
      for (const question of QUESTIONS.filter((one) => one.as === as).slice(0, OPENING)) {
        const begun = performance.now()
        const answer = read[as](addressOf(question, draw('month', random), random))
        under.add(answer)
        answer
          .then(
            () => seconds.push((performance.now() - begun) / 1000),
            (error: unknown) => (failure = error),
          )
          .finally(() => under.delete(answer))
      }
    }
  }
  return {
    every(ms: number) {
      timer = setInterval(ask, ms)
    },
    /** @throws what one of the answers failed with */
    async close(): Promise<Answered> {
      clearInterval(timer)
      await Promise.allSettled(under)
      if (failure) throw failure
      return { answers: seconds.length, median: median(seconds), longest: Math.max(...seconds) }
    },
  }
}
