import { expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'

it('needs nothing to be set', () => {
  expect(readConfig({})).toEqual({ port: 3000, database: { kind: 'sqlite', file: 'data/sipas.db' }, publicUrl: null })
})

it('takes a PostgreSQL address for the database', () => {
  const url = 'postgres://sipas@localhost/sipas'
  expect(readConfig({ DATABASE: url }).database).toEqual({ kind: 'postgres', url })
})

it('names every mistake at once', () => {
  expect(() => readConfig({ PORT: '99999', PUBLIC_URL: 'hue.gov.vn' })).toThrow(/PORT:[\s\S]*PUBLIC_URL:/)
})

it('takes an empty variable for one not set', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 3000, publicUrl: null })
})

it('does not double the slash of an address', () => {
  expect(readConfig({ PUBLIC_URL: 'https://hailong.example/' }).publicUrl).toBe('https://hailong.example')
})

it('takes no other kind of database for the name of a file', () => {
  for (const DATABASE of ['mysql://hue/sipas', 'https://hue.example', 'postgres://['])
    expect(() => readConfig({ DATABASE })).toThrow('DATABASE: must be a file or a postgres:// address')
})

it('writes the public address as browsers do, and takes none with a path', () => {
  expect(readConfig({ PUBLIC_URL: 'https://HaiLong.Example:443' }).publicUrl).toBe('https://hailong.example')
  expect(() => readConfig({ PUBLIC_URL: 'https://hue.example/sipas' })).toThrow('PUBLIC_URL: must be without a path')
})
