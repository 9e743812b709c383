/**
 * The short code of a counter, as printed under its QR: five characters and a check character.
 *
 * Of characters that look alike (0 O D Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V) at most one is left. 23 remain, a prime, so
 * the weighted sum below notices every single wrong character and every two neighbours swapped.
 */
export const ALPHABET = '23456789ACEFHJKMNPRTWXY'
const CODE_LENGTH = 6

const value = (character: string) => ALPHABET.indexOf(character)

/** The character that makes the sum of (position + 1) × value a multiple of 23; `body` has at most 21 characters. */
export function checkOf(body: string): string {
  const sum = [...body].reduce((total, character, i) => total + (i + 1) * value(character), 0)
  return [...ALPHABET].find((_, c) => (sum + (body.length + 1) * c) % ALPHABET.length === 0)!
}

/** @param random uniform in [0, 1) */
export function makeCode(random: () => number): string {
  const body = Array.from({ length: CODE_LENGTH - 1 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('')
  return body + checkOf(body)
}

/**
 * What a person typed, as a code: case, spaces and dashes do not matter.
 *
 * @returns null when it cannot be one: wrong length, a character never used, or a wrong check character
 */
export function readCode(typed: string, length = CODE_LENGTH): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  if (code.length !== length || [...code].some((character) => value(character) < 0)) return null
  return checkOf(code.slice(0, -1)) === code.at(-1) ? code : null
}
