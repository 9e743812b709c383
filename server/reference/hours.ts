import { z } from 'zod'
import { readHours } from '../../shared/hours.ts'
import file from './hours.json' with { type: 'json' }
import { distinct, mustKnow, read, slug } from './read.ts'
import { units } from './units.ts'

const hours = z.string().refine((text) => readHours(text) !== null, 'must be like T2-T6 07:30-11:30 13:30-17:00')

export const openingHours = read('hours.json', z.array(z.strictObject({ unit: slug, hours })), file)

const known = new Set(units.map(({ id }) => id))
for (const unit of distinct(
  'hours.json',
  openingHours.map((row) => row.unit),
))
  mustKnow('hours.json', unit, known, [unit])
