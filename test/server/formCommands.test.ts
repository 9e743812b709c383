import { Command } from 'commander'
import { expect, it } from 'vitest'
import { counterCommands } from '../../server/commands/counters.ts'
import type { Run } from '../../server/commands/run.ts'
import { findSpot } from '../../server/store/counters.ts'
import { hoursOf } from '../../server/store/hours.ts'
import { sqlite } from '../support/databases.ts'
import { openHue, TODAY } from '../support/store.ts'

it('chooses the form of a counter and the hours of a unit on the command line', async () => {
  const db = await openHue(sqlite)
  const run: Run = (action) => action({ db } as never, {} as never)
  const sipas = async (...words: string[]) => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
    counterCommands(program, run)
    await program.parseAsync(['counter', ...words], { from: 'user' })
  }
  const form = async () => (await findSpot(db, 'vy-da-1', TODAY))!.counter.form
  const hours = () => hoursOf(db, { id: 'vy-da', parent: 'hue' })

  expect(await form()).toBeNull()
  await sipas('form', 'vy-da-1', 'short')
  expect(await form()).toBe('short')
  await sipas('form', 'vy-da-1')
  expect(await form()).toBeNull()
  await expect(sipas('form', 'vy-da-1', 'long')).rejects.toThrow()
  await expect(sipas('form', 'vy-da-99', 'short')).rejects.toThrow('no such counter')

  expect(await hours()).toBe('T2-T6 07:30-11:30 13:30-17:00')
  await sipas('hours', 'vy-da', 'T2-T7 07:00-11:00')
  expect(await hours()).toBe('T2-T7 07:00-11:00')
  await sipas('hours', 'vy-da')
  expect(await hours()).toBe('')
  await expect(sipas('hours', 'vy-da', 'sáng')).rejects.toThrow('not opening hours')
  await expect(sipas('hours', 'nowhere', 'CN 07:00-11:00')).rejects.toThrow('no such unit')
})
