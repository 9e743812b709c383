import type { Day } from '../../shared/calendar.ts'
import { makeCode } from '../../shared/code.ts'
import type { CodeEvent, CodeInfo } from '../../shared/codes.ts'
import { findCode, insertCode, mustBeThere } from './codes.ts'
import { type Db, DuplicateKey } from './db.ts'

/** What is to be done to a code. */
export type Change =
  | { deed: 'pause' | 'resume' | 'revoke' | 'replace' }
  /** To another counter, from a day on. */
  | { deed: 'lead'; counter: string; from: Day }
  /** @property from first day on which it serves no more; null takes the expiry back */
  | { deed: 'expire'; from: Day | null }

/** The code was revoked or replaced, and nothing brings it back. */
export class CodeEnded extends Error {
  override name = 'CodeEnded'
}

interface Circumstances {
  actor: string
  today: Day
  random: () => number
}

/**
 * Does one thing to a code and notes who did it. What is so already stays so, without a note.
 *
 * @returns the new code of a replacement, else null
 * @throws CodeEnded; Error when there is no such code or counter
 */
export async function changeCode(
  db: Db,
  code: string,
  change: Change,
  circumstances: Circumstances,
): Promise<string | null> {
  if (change.deed === 'lead') await mustBeThere(db, change.counter)
  for (;;) {
    const before = await findCode(db, code, circumstances.today)
    if (!before) throw new Error(`no such code: ${code}`)
    if (before.state === 'revoked') throw new CodeEnded(`no working code is ${code}`)
    if (isSo(before, change)) return null
    const fresh = change.deed === 'replace' ? makeCode(circumstances.random) : null
    try {
      await db.batch(statements(db, before, change, circumstances, fresh))
      return fresh
    } catch (error) {
      // Somebody else did something to it meanwhile, or the new code is one that is there.
      if (!(error instanceof DuplicateKey)) throw error
    }
  }
}

function isSo({ events, counter, next }: CodeInfo, change: Change): boolean {
  const isPaused = events.findLast(({ deed }) => deed === 'pause' || deed === 'resume')?.deed === 'pause'
  if (change.deed === 'pause') return isPaused
  if (change.deed === 'resume') return !isPaused
  if (change.deed === 'expire') return (events.findLast(({ deed }) => deed === 'expire')?.from ?? null) === change.from
  if (change.deed !== 'lead') return false
  return next ? next.counter === change.counter && next.from === change.from : counter === change.counter
}

function statements(db: Db, before: CodeInfo, change: Change, { actor, today }: Circumstances, fresh: string | null) {
  const note = (code: string, number: number, { deed, from, target }: Pick<CodeEvent, 'deed' | 'from' | 'target'>) =>
    db.query.insertInto('code_event').values({ code, number, day: today, actor, deed, from_day: from, target })
  const event = {
    deed: change.deed,
    from: 'from' in change ? change.from : today,
    target: change.deed === 'lead' ? change.counter : fresh,
  }
  const { code, counter, next } = before
  return [
    note(code, before.events.length + 1, event),
    ...(change.deed === 'revoke' || fresh
      ? [db.query.updateTable('code').set({ revoked_on: today }).where('code', '=', code)]
      : []),
    ...(fresh ? [insertCode(db, fresh, counter, today)] : []),
    // What was settled about the sign's future holds for the sign that takes its place.
    ...(fresh && next ? [note(fresh, 1, { deed: 'lead', from: next.from, target: next.counter })] : []),
  ]
}
