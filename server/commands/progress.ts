import type { WriteStream } from 'node:tty'
import type { Say } from '../store/fold.ts'

/** Milliseconds between two lines where nobody watches a terminal. */
const LINE_EVERY = 5_000
const WIDTH = 30

/** How far long work has come: a bar on a terminal, now and then a line elsewhere. */
export function progressBar(out: Pick<WriteStream, 'write'> & { isTTY?: boolean }): { say: Say; end: () => void } {
  let said = 0
  let shown = -1
  return {
    say({ counted, of }) {
      const percent = of > 0 ? Math.floor((100 * counted) / of) : 100
      const full = Math.round((WIDTH * percent) / 100)
      const text = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${percent} % · ${counted} / ${of}`
      if (out.isTTY) {
        if (percent !== shown) out.write(`\r${text}`)
      } else if (Date.now() - said >= LINE_EVERY) {
        said = Date.now()
        out.write(`${text}\n`)
      }
      shown = percent
    },
    end: () => {
      if (out.isTTY && shown >= 0) out.write('\n')
    },
  }
}
