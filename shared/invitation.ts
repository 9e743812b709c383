import { ALPHABET, checkOf, readCode } from './code.ts'

/**
 * Characters of an invitation's code, the last one a check. It is what the link carries and what can be typed: eleven
 * of 23 characters are 49 bits, so that guessing one of a million that are open takes a billion tries.
 */
const INVITATION_LENGTH = 12

/** What a person typed or a link carries, as an invitation's code; null when it cannot be one. */
export const readInvitation = (typed: string): string | null => readCode(typed, INVITATION_LENGTH)

/** As printed: `7KE2-M29A-4XYT`. */
export const writeInvitation = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-')

/** The code that a number makes; every one of 23^11 makes another. */
export function invitationFrom(number: bigint): string {
  let body = ''
  for (let left = number; body.length < INVITATION_LENGTH - 1; left /= 23n) body += ALPHABET[Number(left % 23n)]
  return body + checkOf(body)
}

/** Days for which an invitation is good, unless its maker says otherwise: until a result is fetched and thought about. */
export const DEFAULT_DAYS = 30
export const MAX_DAYS = 180
/** Invitations in one request. */
export const MAX_INVITATIONS = 5_000
/** Of a dossier's reference, in characters. */
export const MAX_REFERENCE = 100

/** Who is to be asked about which visit. */
export interface Ask {
  /** The dossier's, as the one-stop software writes it. Never stored. */
  reference: string
  unit: string
  counter: string
  area: string
  days: number
}

/** What is printed on the receipt, or sent. */
export interface Invited {
  /** See {@link writeInvitation}. */
  code: string
  link: string
  counter: string
  area: string
  /** Last day on which it can be opened. */
  expiresOn: string
}
