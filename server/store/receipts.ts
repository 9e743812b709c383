import { createHmac } from 'node:crypto'
import { type Month, monthOf } from '../../shared/calendar.ts'
import { readReceipt, writeReceipt } from '../../shared/receipt.ts'
import type { Db } from './db.ts'
import { bytesOf, dayFrom, idOf } from './rows.ts'

/** Feistel rounds; from four on, what comes out cannot be told from chance without the key (Luby and Rackoff, 1988). */
const ROUNDS = [1, 2, 3, 4]
const HALF = 30n
const MASK = (1n << HALF) - 1n

/**
 * What a citizen keeps as proof that a response was taken; the same when it is sent again.
 *
 * It is the beginning of the response's id, sixty bits, enciphered with the server's secret. So nothing has to be
 * stored for it; whoever reads it learns neither the day nor the id, with which one could try out what was answered;
 * and of guesses, with ten million responses kept, one in a hundred thousand million is somebody's.
 */
export function receiptOf(secret: string, id: string): string {
  const hex = id.replaceAll('-', '')
  // Without the version, which is the same digit in all ids of ours.
  const start = BigInt(`0x${hex.slice(0, 12)}${hex.slice(13, 16)}`)
  return writeReceipt(cipher(secret, start, ROUNDS))
}

/** The result that a response is counted in. */
export interface CountedIn {
  unit: { vi: string; en: string }
  month: Month
}

/** Where the response of a receipt is counted; undefined when no response that is kept has this receipt. */
export async function findCounted(db: Db, secret: string, receipt: string): Promise<CountedIn | undefined> {
  const number = readReceipt(receipt)
  if (number === null) return undefined
  const hex = flip(cipher(secret, flip(number), ROUNDS.toReversed()))
    .toString(16)
    .padStart(15, '0')
  const start = hex.slice(0, 12)
  const rows = await db.query
    .selectFrom('response')
    .innerJoin('cell', 'cell.id', 'response.cell')
    .innerJoin('unit', 'unit.id', 'cell.unit')
    .where('response.id', '>=', bytesOf(`${start}${'0'.repeat(20)}`))
    .where('response.id', '<=', bytesOf(`${start}${'f'.repeat(20)}`))
    .select(['response.id', 'day', 'unit.name', 'unit.name_en'])
    .execute()
  const row = rows.find(({ id }) => receiptOf(secret, idOf(id)) === writeReceipt(number))
  return row && { unit: { vi: row.name, en: row.name_en }, month: monthOf(dayFrom(row.day)) }
}

function cipher(secret: string, number: bigint, rounds: number[]): bigint {
  let [left, right] = [number >> HALF, number & MASK]
  for (const round of rounds) [left, right] = [right, left ^ noise(secret, round, right)]
  return (left << HALF) | right
}

/** A Feistel cipher backwards is itself, with its halves and its rounds the other way round. */
const flip = (number: bigint) => ((number & MASK) << HALF) | (number >> HALF)

function noise(secret: string, round: number, half: bigint): bigint {
  const digest = createHmac('sha256', secret).update(`receipt ${round} ${half}`).digest()
  return BigInt(digest.readUInt32BE()) & MASK
}
