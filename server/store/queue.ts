import { Problem } from '../../shared/problem.ts'
import { findFault } from './faults.ts'

/** Writes several at once, all of them or none, and says what became of each in their order. */
type Write<Item, Done> = (items: Item[]) => Promise<Done[]>

/** Items in one commit. More would only make the last one wait longer. */
const GROUP = 500
/** Items that may wait. Without an end, a disk slower than its phones would fill the memory and then lose them all. */
const MAX_WAITING = 4 * GROUP
/** How long the last of them may have to wait, in milliseconds, where a commit takes long; one commit always may. */
const MAX_WAIT = 1_000

interface Waiting<Item, Done> {
  item: Item
  resolve: (done: Done) => void
  reject: (reason: unknown) => void
}

/**
 * All that arrive while a group is being written share the next commit, because a commit of each would make every
 * phone wait for every other one’s disk write, some twenty times slower.
 *
 * @returns puts an item into the queue, and resolves once it is on disk
 * @throws Problem busy when the queue is full; storage-unavailable when the database cannot write
 */
export function createQueue<Item, Done>(write: Write<Item, Done>): (item: Item) => Promise<Done> {
  let waiting: Waiting<Item, Done>[] = []
  let flushing = false
  /** How long the last commit took, in milliseconds. */
  let took = 0

  async function flush() {
    while (waiting.length > 0) await settle(waiting.splice(0, GROUP))
    flushing = false
  }

  async function settle(group: Waiting<Item, Done>[]): Promise<void> {
    const start = performance.now()
    try {
      const done = await write(group.map(({ item }) => item))
      took = performance.now() - start
      group.forEach(({ resolve }, i) => resolve(done[i]!))
    } catch (error) {
      if (findFault(error)) {
        // What stops one stops all: else those behind would wait for the same refusal, group after group.
        const all = [...group, ...waiting]
        waiting = []
        for (const { reject } of all) reject(new Problem('storage-unavailable', '', [], { cause: error }))
      } else if (group.length === 1) group[0]!.reject(error)
      // One by one, so that an item which the database refuses takes no other with it.
      else for (const one of group) await settle([one])
    }
  }

  const isFull = () => {
    const commits = Math.floor(waiting.length / GROUP)
    return waiting.length >= MAX_WAITING || (commits > 0 && (commits + 1) * took > MAX_WAIT)
  }

  return (item) => {
    if (isFull()) return Promise.reject(new Problem('busy'))
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (flushing) return
      flushing = true
      // After all requests that have arrived by now were read.
      setImmediate(() => void flush())
    })
  }
}
