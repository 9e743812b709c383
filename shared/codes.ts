import type { Day } from './calendar.ts'

/** What can be done to a code once it is made. */
export const DEEDS = ['pause', 'resume', 'revoke', 'replace', 'lead', 'expire'] as const
export type Deed = (typeof DEEDS)[number]

/** One thing that was done. */
export interface CodeEvent {
  /** On which it was done. */
  day: Day
  /** The account's name; `sipas` from the command line. */
  actor: string
  deed: Deed
  /** First day on which it holds; null for an expiry that is taken back. */
  from: Day | null
  /** Where it leads: a counter. Or what replaced it: a code. */
  target: string | null
}

export type CodeState = 'serving' | 'paused' | 'expired' | 'revoked'

/** What has become of a code. */
export interface CodeLife {
  /** Where it leads. */
  counter: string
  /** Where it will lead, when that is settled already. */
  next: { counter: string; from: Day } | null
  /** First day on which it serves no more; null while none is settled. */
  endsOn: Day | null
  state: CodeState
}

interface Made {
  /** For which it was made. */
  counter: string
  revokedOn: Day | null
}

/**
 * @param events in the order in which they were done
 * @param today the day asked about
 */
export function lifeOf({ counter, revokedOn }: Made, events: readonly CodeEvent[], today: Day): CodeLife {
  const leads = leadsOf(events)
  const current = leads.findLast(({ from }) => from <= today)
  const expiresOn = events.findLast(({ deed }) => deed === 'expire')?.from ?? null
  const isPaused = events.findLast(({ deed }) => deed === 'pause' || deed === 'resume')?.deed === 'pause'
  const ended = (on: Day | null) => on !== null && on <= today
  return {
    counter: current?.counter ?? counter,
    next: leads.find(({ from }) => from > today) ?? null,
    endsOn: revokedOn ?? expiresOn,
    state: ended(revokedOn) ? 'revoked' : ended(expiresOn) ? 'expired' : isPaused ? 'paused' : 'serving',
  }
}

/** Where it leads from which days on, by day. A later word replaces what was planned for its day or after. */
function leadsOf(events: readonly CodeEvent[]) {
  let leads: { counter: string; from: Day }[] = []
  for (const { deed, from, target } of events)
    if (deed === 'lead') leads = [...leads.filter((one) => one.from < from!), { counter: target!, from: from! }]
  return leads
}

/** A code as an administrator sees it. */
export interface CodeInfo extends CodeLife {
  code: string
  madeOn: Day
  /** The counter for which it was made, and whose name its signs bear. */
  madeFor: string
  events: CodeEvent[]
}

/** How many got how far at one counter. */
export interface FunnelInfo {
  counter: string
  opened: number
  begun: number
  /** Null: some, but too few to be told. */
  sent: number | null
}

/** What `GET /api/v1/codes` answers: the codes that lead to the account's counters, or will. */
export interface CodesInfo {
  /** Where phones reach us, without a path. */
  site: string
  codes: CodeInfo[]
}

/** What `GET /api/v1/codes/funnel` answers. */
export interface FunnelsInfo {
  from: Day
  to: Day
  /** Fewer sent than this are not told. */
  smallest: number
  counters: FunnelInfo[]
}
