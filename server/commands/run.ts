import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'

/** Does something with the operator's database, and closes it. */
export type Run = (action: (deps: Deps, config: Config) => Promise<void>) => Promise<void>

/** An option that is a day, `2027-01-01`. */
export function dayOption(text: string): Day {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('2027-01-01')
  return text as Day
}

/** One line, its fields parted by tabs so that other programs can read them. */
export const print = (...fields: (string | null)[]) => console.log(fields.map((field) => field ?? '').join('\t'))
