import type { ReferenceInfo } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'

/** With its unit, since every unit has a counter 1. One that the account does not see is named by its id. */
export function counterName(id: string, { counters, units }: ReferenceInfo): string {
  const counter = counters.find((one) => one.id === id)
  const unit = units.find((one) => one.id === counter?.unit)
  return counter && unit ? `${say(counter.name)}, ${say(unit.name)}` : id
}
