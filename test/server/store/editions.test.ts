import { expect, it } from 'vitest'
import { changed, readOnce } from '../../../server/store/editions.ts'
import { databases } from '../../support/databases.ts'

it.each(databases)(
  'what is seldom changed is read anew on $name when it was changed while it was read',
  async (database) => {
    const db = await database.open()
    let reads = 0
    const read = readOnce('dossiers', async () => {
      if (++reads === 1) await db.batch([changed(db, 'dossiers')])
      return reads
    })
    expect(await read(db)).toBe(2)
    expect(await read(db)).toBeGreaterThanOrEqual(2)
    const known = reads
    await read(db)
    expect(reads).toBe(known)
  },
)
