import { getOr } from '../../shared/maps.ts'

/** The responses, or the dossiers, of one unit in one service area. */
export interface StratumName {
  unit: string
  area: string
}

const keys = new Map<string, Map<string, string>>()
const names = new Map<string, StratumName>()

/** `phu-xuan|ho-tich`; the same text each time, since one answer puts thousands of them together and takes them apart. */
export const stratumKey = (unit: string, area: string): string => keys.get(unit)?.get(area) ?? newKey(unit, area)

function newKey(unit: string, area: string) {
  const key = `${unit}|${area}`
  getOr(keys, unit, () => new Map<string, string>()).set(area, key)
  names.set(key, { unit, area })
  return key
}

/** @param key that `stratumKey` has made */
export const stratumOf = (key: string): StratumName => names.get(key)!
