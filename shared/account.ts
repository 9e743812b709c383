/** province: sees all; unit: sees its unit and those below; counter: shows one desk's QR and today's count. */
export const ROLES = ['province', 'unit', 'counter'] as const
export type Role = (typeof ROLES)[number]

/** Who is asking: a person signed in, or a key. Never a citizen. */
export interface Account {
  name: string
  role: Role
  /** The unit it belongs to; the province's own unit sees all. */
  unit: string
  /** Only for the role counter. */
  counter: string | null
}

/** Dashboards and scores are for administrators; a counter sees counts only. */
export const maySeeScores = ({ role }: Account) => role !== 'counter'
