import { Command } from 'commander'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { accountCommands } from '../../server/commands/accounts.ts'
import { apiKeyCommands } from '../../server/commands/apiKeys.ts'
import { codeCommands } from '../../server/commands/codes.ts'
import { counterCommands } from '../../server/commands/counters.ts'
import type { Run } from '../../server/commands/run.ts'
import { findKeyAccount } from '../../server/store/apiKeys.ts'
import { findByCode } from '../../server/store/counters.ts'
import type { Db } from '../../server/store/db.ts'
import type { Deps } from '../../server/deps.ts'
import { databases } from '../support/databases.ts'
import { openStaffed, PASSWORD } from '../support/staff.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'

describe.each(databases)('the operator on $name', ({ open }) => {
  let db: Db
  let office: Awaited<ReturnType<typeof openStaffed>>
  beforeAll(async () => {
    db = await open()
    office = await openStaffed(db)
  })

  /** @returns what the command printed, line by line, each as its fields */
  async function sipas(line: string): Promise<string[][]> {
    const deps = { db, now: () => office.clock.now, random: Math.random } as Deps
    const run: Run = (action) => action(deps, { port: 3000, database: { kind: 'd1' }, publicUrl: null })
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
    accountCommands(program, run)
    apiKeyCommands(program, run)
    codeCommands(program, run)
    counterCommands(program, run)
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    try {
      await program.parseAsync(line.split(' '), { from: 'user' })
      return log.mock.calls.map(([text]) => String(text).split('\t'))
    } finally {
      log.mockRestore()
    }
  }
  const today = () => dayOf(office.clock.now)
  const codeOf = async (counter: string) => (await sipas('code list')).find((row) => row[1] === counter)![0]!
  /** What a phone gets some seconds later: for so long the server may remember. */
  const statusOf = async (code: string) => {
    office.clock.now += 3_000
    return (await office.get(`/${code}`)).status
  }

  it('lists accounts, gives a forgotten password anew and ends what was open', async () => {
    const username = await office.hire('unit', { unit: 'vy-da' })
    expect(await sipas('account list')).toContainEqual([username, 'Lê Thị Mai', 'unit', 'vy-da', ''])
    const headers = await office.enter(username)
    const [[password]] = (await sipas(`account reset ${username.toUpperCase()}`)) as [[string]]
    expect((await office.get('/admin', headers)).status).toBe(302)
    expect((await office.post('/sign-in', { username, password: PASSWORD })).status).toBe(422)
    expect((await office.post('/sign-in', { username, password })).status).toBe(303)
  })

  it('removes an account, and with it every session and its password', async () => {
    const username = await office.hire()
    const headers = await office.enter(username)
    await sipas(`account remove ${username}`)
    expect((await office.get('/admin', headers)).status).toBe(302)
    expect((await office.post('/sign-in', { username, password: PASSWORD })).status).toBe(422)
    await expect(sipas(`account remove ${username}`)).rejects.toThrow(`no such account: ${username}`)
    await expect(sipas(`account reset ${username}`)).rejects.toThrow(`no such account: ${username}`)
  })

  it('invites to a post, with an address that can be opened', async () => {
    const [[link]] = (await sipas('invite --role counter --counter vy-da-1')) as [[string]]
    expect(link).toMatch(/^http:\/\/localhost:3000\/first-account\/[\w-]{43}$/)
    expect((await office.get(new URL(link).pathname)).status).toBe(200)
    await expect(sipas('invite --role king')).rejects.toThrow('Allowed choices are province, unit, counter')
  })

  it('makes, lists and revokes keys; one of a unit must name it', async () => {
    const [[key]] = (await sipas('api-key create --name kho --role admin')) as [[string]]
    expect(await findKeyAccount(db, key)).toMatchObject({ role: 'province', unit: 'hue' })
    await expect(sipas('api-key create --name kho --role admin')).rejects.toThrow('đã có khóa tên này')
    await expect(sipas('api-key create --name x --role unit')).rejects.toThrow('no place named')
    expect(await sipas('api-key list')).toEqual([['kho', 'province', 'hue', today(), '']])
    await sipas('api-key revoke --name kho')
    expect(await findKeyAccount(db, key)).toBeUndefined()
    expect(await sipas('api-key list')).toEqual([['kho', 'province', 'hue', today(), today()]])
  })

  it('revokes a code within seconds and makes a new one for the counter', async () => {
    const old = await codeOf('vy-da-1')
    expect(await statusOf(old)).toBe(200)
    const [[fresh]] = (await sipas('code new vy-da-1')) as [[string]]
    expect([await statusOf(old), await statusOf(fresh)]).toEqual([200, 200])
    await sipas(`code revoke ${old.toLowerCase()}`)
    expect([await statusOf(old), await statusOf(fresh)]).toEqual([410, 200])
    expect(await sipas('code list --unit vy-da')).toContainEqual([old, 'vy-da-1', 'vy-da', today(), 'revoked', today()])
    await expect(sipas(`code revoke ${old}`)).rejects.toThrow(`no working code is ${old}`)
    await expect(sipas('code new vy-da-99')).rejects.toThrow('no such counter: vy-da-99')
    expect(await sipas('code list --unit khong-co')).toEqual([])
  })

  it('pauses, replaces, leads and ends codes, and tells what was done to them', async () => {
    const code = await codeOf('an-cuu-1')
    await sipas(`code pause ${code}`)
    expect(await statusOf(code)).toBe(409)
    await sipas(`code resume ${code}`)
    expect(await statusOf(code)).toBe(200)
    await sipas(`code expire ${code} --day ${today()}`)
    expect(await statusOf(code)).toBe(410)
    await sipas(`code expire ${code}`)
    await sipas(`code lead ${code} an-cuu-2`)
    expect(await statusOf(code)).toBe(200)
    expect((await findByCode(db, code, today()))?.counter.id).toBe('an-cuu-2')
    const [[fresh]] = (await sipas(`code replace ${code}`)) as [[string]]
    expect([await statusOf(code), await statusOf(fresh)]).toEqual([410, 200])
    const day = today()
    expect(await sipas(`code history ${code.toLowerCase()}`)).toEqual([
      [day, 'new', '', 'an-cuu-1', ''],
      [day, 'pause', day, '', 'sipas'],
      [day, 'resume', day, '', 'sipas'],
      [day, 'expire', day, '', 'sipas'],
      [day, 'expire', '', '', 'sipas'],
      [day, 'lead', day, 'an-cuu-2', 'sipas'],
      [day, 'replace', day, fresh, 'sipas'],
    ])
    await expect(sipas(`code lead ${fresh} khong-co`)).rejects.toThrow('no such counter: khong-co')
    await expect(sipas('code pause zzzz')).rejects.toThrow('no such code: zzzz')
  })

  it('closes a counter from a day on, and opens it again', async () => {
    const code = await codeOf('phu-xuan-1')
    await sipas(`counter close phu-xuan-1 --day ${addDays(today(), 1)}`)
    expect(await statusOf(code)).toBe(200)
    await sipas(`counter close phu-xuan-1 --day ${today()}`)
    expect(await statusOf(code)).toBe(409)
    await sipas('counter open phu-xuan-1')
    expect(await statusOf(code)).toBe(200)
    expect((await findByCode(db, code, today()))?.counter.closedOn).toBeNull()
    await expect(sipas('counter close phu-xuan-1 --day mai')).rejects.toThrow('2027-01-01')
    await expect(sipas('counter close khong-co --day 2027-01-01')).rejects.toThrow('no such counter: khong-co')
  })
})
