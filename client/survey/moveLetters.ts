import type { Outbox } from './outbox.ts'
import { quietly } from './quietly.ts'

/** Where letters waited before: phones out there may still hold some. */
const KEY = 'outbox'

/** Takes what an older page left in `localStorage`, out of the worker's reach, into the outbox. */
export const moveLetters = (outbox: Outbox) =>
  quietly(async () => {
    const old = JSON.parse(localStorage.getItem(KEY)!) as { body: string; what: string }[]
    const { lang } = document.documentElement
    for (const { body, what } of old) {
      const { id } = JSON.parse(body) as { id: string }
      if (!(await outbox.put({ id, body, what, action: '', fields: [], lang }))) return
    }
    localStorage.removeItem(KEY)
  })
