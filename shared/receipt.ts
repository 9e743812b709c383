import { ALPHABET } from './code.ts'

const LENGTH = 8

/**
 * What a citizen keeps as proof that a response was taken, in the alphabet of the codes.
 *
 * A hash of the id, so it is the same when a response is sent again, and neither the answers nor the id, with which
 * one could send other answers first, can be found from it.
 */
export async function receiptOf(id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`receipt ${id}`))
  return Array.from(new Uint8Array(digest, 0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** @returns null when it was never given out in this form */
export const readReceipt = (text: string): string | null =>
  text.length === LENGTH && [...text].every((character) => ALPHABET.includes(character)) ? text : null
