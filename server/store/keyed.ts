import { createHmac } from 'node:crypto'

/**
 * What is stored in place of a text that could be guessed, such as a dossier's reference: who reads the database but
 * has no secret cannot try them all.
 *
 * @param purpose makes hashes of one text for two purposes differ
 */
export const keyedHash = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url')

/** The same as a number below 2^256. */
export const keyedNumber = (secret: string, purpose: string, text: string): bigint =>
  BigInt(`0x${createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('hex')}`)
