/** After 1 July 2025 there are two levels: the province and its communes. */
export type UnitLevel = 'province' | 'commune'

/** Khối: units are compared only inside one. */
export const UNIT_KINDS = ['province', 'department', 'centre', 'ward', 'commune'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
