import { parseArgs } from 'node:util'

export interface Options {
  /** Responses already there; `scale` takes several, smallest first. */
  n?: number[]
  /** How often each thing is measured. */
  rounds?: number
  /** How long a load lasts. */
  seconds?: number
  /** Builds the databases anew. */
  fresh: boolean
  /** Prints one JSON object in place of the report. */
  json: boolean
}

/** @throws Error for a flag that is not there, or a number that is none */
export function readOptions(args: string[]): { name: string | undefined; options: Options } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      n: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const { n, rounds, seconds, ...flags } = values
  return {
    name: positionals[0],
    options: {
      ...flags,
      ...(n && {
        n: n
          .split(',')
          .map(positive)
          .toSorted((a, b) => a - b),
      }),
      ...(rounds && { rounds: positive(rounds) }),
      ...(seconds && { seconds: positive(seconds) }),
    },
  }
}

function positive(text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new Error(`${text} is not a number above 0`)
  return number
}
