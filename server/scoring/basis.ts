import type { Day } from '../../shared/calendar.ts'
import type { KnownUnits } from '../store/lineage.ts'

/** The latest of each: all figures of a day have the same. */
const latest = new WeakMap<KnownUnits, { of: string; basis: string }>()

/** What decisions depend on beside responses, as a short text: k, the units, and their changes that are in force. */
export async function basisOf(units: KnownUnits, k: number, today: Day): Promise<string> {
  const of = `${k} ${today}`
  const known = latest.get(units)
  if (known?.of === of) return known.basis
  const basis = await makeBasis(units, k, today)
  latest.set(units, { of, basis })
  return basis
}

function makeBasis({ lineage, units }: KnownUnits, k: number, today: Day) {
  const { successions, holdings } = lineage
  // One may be entered long before its day.
  const inForce =
    successions.filter(({ day }) => day <= today).length + holdings.filter(({ from }) => from <= today).length
  return digest([k, inForce, lineage, units.map(({ id, kind }) => [id, kind])])
}

async function digest(value: unknown): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(value)))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
