import { ALPHABET } from './code.ts'

/** Sixty bits in the alphabet of the codes, in groups that can be read out: `7KE2M-2QF4T-A9XW`. */
const LENGTH = 14
const BASE = BigInt(ALPHABET.length)
const TOO_MUCH = 1n << 60n

/** @param number of at most sixty bits */
export function writeReceipt(number: bigint): string {
  let text = ''
  for (let rest = number; text.length < LENGTH; rest /= BASE) text = ALPHABET[Number(rest % BASE)] + text
  return text.replace(/(.{5})(?=.)/g, '$1-')
}

/** What a person typed, as the number in it; case, spaces and dashes do not matter. Null when it cannot be one. */
export function readReceipt(typed: string): bigint | null {
  const characters = [...typed.toUpperCase().replace(/[\s-]/g, '')]
  if (characters.length !== LENGTH || characters.some((one) => !ALPHABET.includes(one))) return null
  const number = characters.reduce((sum, one) => sum * BASE + BigInt(ALPHABET.indexOf(one)), 0n)
  return number < TOO_MUCH ? number : null
}
