import { formatDay } from '../../shared/format.ts'
import type { ReferenceInfo, UnitInfo } from '../../shared/scores.ts'
import { say } from '../ui/lang.ts'
import { hasEnded } from './peers.ts'
import { words } from './words.ts'

/** One that ended is told from its successor, which often kept the name, by its last day. */
export const nameOf = (unit: UnitInfo, reference: Pick<ReferenceInfo, 'today'>) =>
  hasEnded(unit, reference) ? words.filters.endedOn(say(unit.name), formatDay(unit.validTo!)) : say(unit.name)
