import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { assetsOf, MANIFEST } from '../server/assets.ts'
import type { Deps } from '../server/deps.ts'
import { survey } from '../server/routes/survey.ts'
import { migrate } from '../server/store/migrate.ts'
import { openSqlite } from '../server/store/sqlite.ts'
import { openOffice } from './support/office.ts'

const BUDGET = 14 * 1024

it(
  'the survey reaches a phone with one request, its script with a second, in 14 kB and from no other host',
  { timeout: 120_000 },
  async () => {
    const dist = await mkdtemp(join(tmpdir(), 'sipas-dist-'))
    const db = openSqlite(':memory:')
    try {
      await build({ logLevel: 'silent', build: { outDir: dist } })
      const built = (file: string) => readFileSync(join(dist, file), 'utf8')
      const assets = assetsOf(JSON.parse(built(MANIFEST)), built)
      await migrate(db)
      const { deps, desks } = await openOffice(db)
      const page = await survey({ ...deps, assets } as Deps).request(`/${desks[0]!.code}`)
      expect(page.status).toBe(200)

      const html = await page.text()
      expect(html).not.toMatch(/rel="stylesheet"|url\(/)
      expect(html).not.toMatch(/(src|href)="(https?:)?\/\/(?!dichvucong\.gov\.vn")/)
      const bytes = { page: gzipSync(html).length, script: sum(assets('survey').scripts.map(built)) }
      const total = bytes.page + bytes.script
      console.log(`survey, gzipped: ${JSON.stringify(bytes)}, together ${total} of ${BUDGET} bytes`)
      expect(total).toBeLessThanOrEqual(BUDGET)
    } finally {
      await db.close()
      await rm(dist, { recursive: true })
    }
  },
)

const sum = (texts: string[]) => texts.reduce((bytes, text) => bytes + gzipSync(text).length, 0)
