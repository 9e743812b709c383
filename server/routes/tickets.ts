import { type Day, dayOf } from '../../shared/calendar.ts'
import type { Channel } from '../../shared/channel.ts'
import { isClosed } from '../../shared/closed.ts'
import { Problem } from '../../shared/problem.ts'
import type { Deps } from '../deps.ts'
import { readInvitation } from '../../shared/invitation.ts'
import { findSpot, type Spot } from '../store/counters.ts'
import { holderOf, takeTicket } from '../store/tickets.ts'
import { findDesk } from './desk.ts'
import { findByInvitation } from './invited.ts'
import { hashOfId, hashOfPass, isPass, makeMark, type Pass, readPass, writePass } from './pass.ts'

/** Seconds in which a ticket must be opened: who photographs the screen has no more. */
export const WINDOW = 60
/** Seconds for which the screen shows one, so that even the last who scans has time for a slow line. */
export const SHOWN = 45
/** Seconds from then on in which a response confirms a visit. */
const ANSWER = 30 * 60
/**
 * Seconds in which it is still taken, though as from a printed code: a phone without a signal keeps what was answered
 * for a week, and nothing that was answered in good faith should be lost.
 */
const LATE = 7 * 86_400
/** Seconds that an official has to help one person answer, from the press of the button on; what is late is kept too. */
const ASSISTANCE = 2 * 3_600
/** Seconds for which a tablet stays a kiosk when nobody comes near it. */
export const KIOSK = 7 * 86_400

/** A counter, and the text with which one goes on there. */
export type Entry = Spot & { code: string; assisted?: boolean }

/** Where a code or a pass leads. */
export type Way =
  | { problem: Problem; desk?: Entry; channel?: never; ticket?: never; invitation?: never; over?: never }
  | {
      problem?: never
      desk: Entry
      /** Only what a pass says. */
      channel?: Channel
      /** What counts once. */
      ticket?: Pass
      /** The code of an invitation, which counts once too. */
      invitation?: string
      /** Why it is asked no more, though an answer that is on its way may still be taken. */
      over?: Problem
    }

/**
 * @param typed a code as a person wrote it, or a pass
 * @param day when it was answered, if not today: see `findDesk`
 */
export function findWay(deps: Deps, typed: string, day?: Day): Promise<Way> {
  if (isPass(typed)) return findByPass(deps, typed)
  const invitation = readInvitation(typed)
  return invitation === null ? findDesk(deps, typed, day) : findByInvitation(deps, invitation)
}

/** @throws Problem what `findDesk` or the pass says against it */
export async function openWay(deps: Deps, typed: string) {
  const way = await findWay(deps, typed)
  if (way.problem) throw way.problem
  return way
}

async function findByPass(deps: Deps, text: string): Promise<Way> {
  const { db, now } = deps
  const today = dayOf(now())
  const read = await readPass(deps, text)
  const spot = read && (await findSpot(db, read.pass.counter, today))
  if (!read || !spot) return { problem: new Problem('unknown-ticket') }

  const { purpose, pass } = read
  const own = spot.areas.filter(({ id }) => id === pass.area)
  const desk = { ...spot, code: text, areas: own.length > 0 ? own : spot.areas }
  if (isClosed(spot.counter, today)) return { desk, problem: new Problem('counter-closed') }

  const age = now() / 1000 - pass.at
  const late: Way = { desk, problem: new Problem('expired-ticket') }
  if (purpose === 'assisted')
    return age <= ASSISTANCE + LATE ? { desk: { ...desk, assisted: true }, channel: 'assisted', ticket: pass } : late
  if (purpose === 'kiosk') return age <= KIOSK ? { desk, channel: 'kiosk' } : late
  if (purpose === 'ticket') {
    if (age > WINDOW) return late
    return { desk: { ...desk, code: await writePass(deps, 'opened', pass) }, channel: 'screen', ticket: pass }
  }
  if (age > WINDOW + LATE) return late
  return { desk, channel: age <= WINDOW + ANSWER ? 'screen' : 'code', ticket: pass }
}

/** A new pass of a counter, from now on. */
export const newPass = (deps: Deps, counter: string, area: string | null): Pass => ({
  counter,
  area,
  at: Math.floor(deps.now() / 1000),
  mark: makeMark(deps.random),
})

/** @throws Problem used-ticket when another response was faster */
export async function useTicket(deps: Deps, ticket: Pass, id: string): Promise<void> {
  const [hash, holder] = await Promise.all([hashOfPass(deps, ticket), hashOfId(deps, id)])
  if (!(await takeTicket(deps.db, hash, holder, dayOf(deps.now())))) throw new Problem('used-ticket')
}

export const isUsed = async (deps: Deps, ticket: Pass) =>
  (await holderOf(deps.db, await hashOfPass(deps, ticket))) !== undefined
