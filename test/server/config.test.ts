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
