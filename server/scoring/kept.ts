import { changesBetween } from '../store/changes.ts'
import type { Arrival } from '../store/arrivals.ts'
import type { Db } from '../store/db.ts'
import { decisionVersion, findDecision, keepDecision, type Subject } from '../store/decisions.ts'
import { isSame, liveGeneration, type Mark } from '../store/generations.ts'
import type { Moment } from '../store/moment.ts'

/** Something that is decided once, kept in the database, and brought after new responses. */
export interface Deciding<T> extends Subject {
  /** What it depends on beside responses, in short: when that differs it is made anew. */
  basis: string
  /** Whether it is still the one to follow while no response comes in. */
  isCurrent(value: T): boolean
  make(): Promise<T>
  /** @param changes what was counted since it was made, or given back; null when that is not known */
  follow(value: T, changes: readonly Arrival[] | null): Promise<T>
  /** Shows what has grown large enough. */
  relax(value: T): Promise<T>
  /** Brings one after the responses that a later one knows of. */
  rebase(value: T, later: T): Promise<T>
  /** Whether they hide the same. */
  isAlike(one: T, other: T): boolean
  freeze(value: T): string
  /** @param known an earlier one, of which it takes the responses: they are not frozen */
  thaw(body: string, known?: T): T
}

interface InForce<T> {
  value: T
  basis: string
  mark: Mark
  version: number
  /** Responses came in since it was relaxed. */
  isStrained: boolean
}

interface Keeper {
  kept?: InForce<unknown>
  /** Each begins when the one before has ended. */
  latest: Promise<unknown>
  /** Not to be relaxed again before, in milliseconds since the Unix epoch. */
  rests: number
  isArranged: boolean
}

/** Relaxing takes at most one part in so many of a core's time. */
const SHARE = 10
/** And is not worth it more often, in milliseconds. */
const REST = 1_000
/** The same on Workers, where somebody waits for it. */
const REST_ON_D1 = 60_000

const keepers = new WeakMap<Db, Map<string, Keeper>>()

function keeperOf(db: Db, { questionnaire, period }: Subject): Keeper {
  const known = keepers.get(db) ?? new Map<string, Keeper>()
  keepers.set(db, known)
  const about = `${questionnaire} ${period}`
  const keeper = known.get(about) ?? { latest: Promise.resolve(), rests: 0, isArranged: false }
  known.set(about, keeper)
  return keeper
}

/**
 * The decision in force, on the tallies of a moment.
 *
 * All processes show by the same one: two that are safe may not be safe together.
 */
export async function decisionInForce<T>({ db, live: mark }: Moment, deciding: Deciding<T>): Promise<T> {
  const keeper = keeperOf(db, deciding)
  const findCurrent = () => {
    const kept = keeper.kept as InForce<T> | undefined
    const isKnown = kept?.basis === deciding.basis && isSame(kept.mark, mark) && deciding.isCurrent(kept.value)
    return isKnown ? kept : undefined
  }
  const current = findCurrent()
  if (current) return current.value
  const bring = async () => findCurrent()?.value ?? (await advance(db, keeper, deciding, mark))
  // On Workers a request must not wait for another one's: when that one is answered, its work is stopped.
  if (db.kind === 'd1') return bring()
  const value = await inTurn(keeper, bring)
  arrange(db, keeper, deciding)
  return value
}

function inTurn<T>(keeper: Keeper, work: () => Promise<T>): Promise<T> {
  const done = keeper.latest.then(work)
  keeper.latest = done.catch(() => {})
  return done
}

async function advance<T>(db: Db, keeper: Keeper, deciding: Deciding<T>, mark: Mark): Promise<T> {
  const { basis } = deciding
  for (;;) {
    const version = await decisionVersion(db, deciding)
    const before = await findKept(db, keeper, deciding, version)
    const changes = before ? await changesBetween(db, before.mark, mark) : null
    let value = before ? await deciding.follow(before.value, changes) : await deciding.make()
    let isStrained = !!before && (before.isStrained || changes?.length !== 0)
    if (db.kind === 'd1' && isStrained && Date.now() > keeper.rests) {
      value = await deciding.relax(value)
      isStrained = false
      keeper.rests = Date.now() + REST_ON_D1
    }
    // Counted meanwhile, what was read may hold more than the mark says, and the next would add that once more. The
    // answer is given up (see server/store/rounds.ts), and this with it.
    if (!isSame(await liveGeneration(db), mark)) return value
    const kept = await keep(db, deciding, { value, basis, mark, version, isStrained }, before?.value)
    if (!kept) continue
    keeper.kept = kept
    return value
  }
}

/** What is in force already, from memory or from the database; undefined when it was made on another basis. */
async function findKept<T>(db: Db, keeper: Keeper, deciding: Deciding<T>, version: number) {
  const known = keeper.kept as InForce<T> | undefined
  if (known?.version === version && known.basis === deciding.basis) return known
  const row = version > 0 ? await findDecision(db, deciding) : undefined
  if (row?.basis !== deciding.basis) return undefined
  const mark = JSON.parse(row.counted) as Mark
  const kept = { basis: row.basis, version: row.version, isStrained: true }
  // What came since the earlier one came since this one too, or was looked at in it already.
  const isEarlier = known?.basis === row.basis && known.mark.id === mark.id && known.mark.step <= mark.step
  if (isEarlier) return { ...kept, value: deciding.thaw(row.body, known.value), mark: known.mark }
  return { ...kept, value: deciding.thaw(row.body), mark }
}

/** @returns undefined when another process was faster */
async function keep<T>(db: Db, deciding: Deciding<T>, kept: InForce<T>, before: T | undefined) {
  if (before !== undefined && deciding.isAlike(kept.value, before)) return kept
  const body = deciding.freeze(kept.value)
  const { questionnaire, period, basis } = deciding
  const { id, step, response, ruling } = kept.mark
  const counted = JSON.stringify({ id, step, response, ruling })
  const version = kept.version + 1
  const isKept = await keepDecision(db, { questionnaire, period, version, basis, counted, body })
  return isKept ? { ...kept, version } : undefined
}

/** Relaxes it when nobody waits, and not too often. */
function arrange<T>(db: Db, keeper: Keeper, deciding: Deciding<T>) {
  if (keeper.isArranged || !keeper.kept?.isStrained) return
  keeper.isArranged = true
  const timer = setTimeout(
    async () => {
      const isDone = await relax(db, keeper, deciding).catch(() => false)
      keeper.isArranged = false
      // Where it failed the next answer says why; it was safe before.
      if (isDone) arrange(db, keeper, deciding)
    },
    Math.max(0, keeper.rests - Date.now()),
  )
  timer.unref?.()
}

async function relax<T>(db: Db, keeper: Keeper, deciding: Deciding<T>) {
  const begun = Date.now()
  const base = keeper.kept as InForce<T> | undefined
  if (base?.basis !== deciding.basis) return false
  const relaxed = await deciding.relax(base.value)
  const isKept = await inTurn(keeper, async () => {
    const now = keeper.kept as InForce<T>
    // Another process was faster: the next answer takes its decision, and arranges this again.
    if (now.basis !== base.basis || now.version !== (await decisionVersion(db, deciding))) return false
    const isMoved = now.value !== base.value
    const value = isMoved ? await deciding.rebase(relaxed, now.value) : relaxed
    const kept = await keep(db, deciding, { ...now, value, isStrained: isMoved }, now.value)
    if (kept) keeper.kept = kept
    return kept !== undefined
  })
  const took = Date.now() - begun
  keeper.rests = Date.now() + Math.max(REST, (SHARE - 1) * took)
  return isKept
}
