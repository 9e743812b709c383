import { Problem } from '../shared/problem.ts'
import type { Deps } from './deps.ts'
import { saySeldom } from './seldom.ts'
import { ADVICE, findFault } from './store/faults.ts'

/**
 * What a citizen or a screen is told when the server cannot do now what it could do later; the operator is told in the
 * log what to do about it.
 *
 * @returns undefined when the error is about something else
 */
export function findTrouble({ log }: Pick<Deps, 'log'>, error: unknown): Problem | undefined {
  const fault = findFault(error)
  if (fault) {
    saySeldom(log, `database ${fault}`, { error: rootOf(error), advice: ADVICE[fault] })
    return error instanceof Problem ? error : new Problem('storage-unavailable', '', [], { cause: error })
  }
  if (!(error instanceof Problem) || error.code !== 'busy') return undefined
  saySeldom(log, 'busy', { advice: 'Responses come faster than the disk writes: look for what else uses the disk.' })
  return error
}

/** The innermost error is the database's own word. */
function rootOf(error: unknown): string {
  return error instanceof Error && error.cause ? rootOf(error.cause) : String(error)
}
