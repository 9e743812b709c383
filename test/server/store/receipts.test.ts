import { expect, it } from 'vitest'
import { findCounted, receiptOf } from '../../../server/store/receipts.ts'
import { readReceipt, writeReceipt } from '../../../shared/receipt.ts'
import { databases } from '../../support/databases.ts'
import { drafts, keepAll, openHue } from '../../support/store.ts'

const SECRET = 'a secret for tests only'

it('is the same for the same response, another for another, and tells no part of the id', () => {
  const [one, other] = drafts(2).map(({ id }) => id) as [string, string]
  expect(receiptOf(SECRET, one)).toBe(receiptOf(SECRET, one))
  expect(receiptOf(SECRET, one)).not.toBe(receiptOf(SECRET, other))
  expect(receiptOf('another secret', one)).not.toBe(receiptOf(SECRET, one))
  // Two of one day, one digit apart, have nothing in common but chance.
  const near = one.replace(/.$/, '') + '0'
  const far = `${one.slice(0, 12)}${one[12] === '0' ? '1' : '0'}${one.slice(13)}`
  expect(receiptOf(SECRET, near)).toBe(receiptOf(SECRET, one))
  const common = [...receiptOf(SECRET, far)].filter((character, i) => character === receiptOf(SECRET, one)[i])
  expect(common.length).toBeLessThan(8)
})

it('is written so that it can be read back, however it is typed', () => {
  for (const number of [0n, 1n, 2n ** 60n - 1n]) expect(readReceipt(writeReceipt(number))).toBe(number)
  const text = writeReceipt(123456789n)
  expect(text).toMatch(/^[2-9A-Y]{5}-[2-9A-Y]{5}-[2-9A-Y]{4}$/)
  expect(readReceipt(` ${text.toLowerCase().replaceAll('-', '')}`)).toBe(123456789n)
  for (const wrong of ['', 'ABC', `${text}2`, text.replace(/.$/, '0'), 'YYYYYYYYYYYYYY'])
    expect(readReceipt(wrong)).toBeNull()
})

it.each(databases)('finds every response that is kept and no other, on $name', async (database) => {
  const db = await openHue(database)
  const rows = drafts(300, { days: 40 })
  await keepAll(db, rows.slice(0, 200))
  for (const { id, day } of rows.slice(0, 30)) {
    const counted = await findCounted(db, SECRET, receiptOf(SECRET, id))
    expect(counted?.month).toBe(day.slice(0, 7))
  }
  for (const { id } of rows.slice(200)) expect(await findCounted(db, SECRET, receiptOf(SECRET, id))).toBeUndefined()
  expect(await findCounted(db, 'another secret', receiptOf(SECRET, rows[0]!.id))).toBeUndefined()
})
