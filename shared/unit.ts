/** After 1 July 2025 there are two levels: the province and its communes. */
export type UnitLevel = 'province' | 'commune'

/** Khối: units are compared only inside one. */
export type UnitKind = 'province' | 'department' | 'centre' | 'ward' | 'commune'
