import type { Day } from '../../shared/calendar.ts'
import type { KnownUnits } from '../store/lineage.ts'

const known = new WeakMap<KnownUnits, Map<string, Promise<string>>>()

/** What decisions depend on beside responses, as a short text: k, the units, and their changes that are in force. */
export function basisOf(units: KnownUnits, k: number, today: Day): Promise<string> {
  const { successions, holdings } = units.lineage
  // One may be entered long before its day.
  const inForce =
    successions.filter(({ day }) => day <= today).length + holdings.filter(({ from }) => from <= today).length
  const bases = known.get(units) ?? new Map<string, Promise<string>>()
  known.set(units, bases)
  const key = `${k} ${inForce}`
  const basis = bases.get(key) ?? digest([k, inForce, units.lineage, units.units.map(({ id, kind }) => [id, kind])])
  bases.set(key, basis)
  return basis
}

async function digest(value: unknown): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(value)))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
