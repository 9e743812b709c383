import { describe, expect, it } from 'vitest'
import type { Answers } from '../../shared/answers.ts'
import type { Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { seeded } from '../../shared/random.ts'
import { type Questionnaire, keyOf } from '../../shared/questionnaire.ts'
import type { Shape } from '../../shared/layout.ts'
import { emptySums, merge, type Sums } from '../../shared/sums.ts'
import type { Db } from '../../server/store/db.ts'
import { fold } from '../../server/store/fold.ts'
import { keepResponse } from '../../server/store/responses.ts'
import { momentOf } from '../../server/store/moment.ts'
import { type By, sumsBy } from '../../server/store/tallies.ts'
import { databases } from '../support/databases.ts'
import { compareScope, type Golden, goldens, rowsIn } from '../support/golden.ts'
import { field, list } from '../support/reference.ts'

const random = seeded(5)
const name = { vi: 'Thử', en: 'Test' }

/** A questionnaire of that many criteria in each factor, as the reference data answered. */
const questionnaireOf = ({ factors }: Shape, id: string): Questionnaire => ({
  id,
  version: 1,
  name,
  source: '',
  publishedOn: '2026-01-01',
  method: 'pooled-form-weighted',
  scale: { levels: [1, 2, 3, 4, 5].map((value) => ({ value, label: name })), satisfiedFrom: 4 },
  factors: factors.map((size, f) => ({
    key: `f${f}`,
    name,
    criteria: Array.from({ length: size }, (_, k) => ({ key: `q${f}-${k}`, text: name, short: name, confirmed: true })),
  })),
})

async function keep(db: Db, golden: Golden, questionnaire: Questionnaire) {
  const { id, version } = questionnaire
  const body = JSON.stringify(questionnaire)
  await db.batch([
    db.query.insertInto('questionnaire').values({ id, version, published_on: '2026-01-01' as Day, body }),
  ])
  await Promise.all(
    rowsIn(golden, 'all').map(({ day, agency, counter, area, answers }) =>
      keepResponse(db, {
        id: responseId(day as Day, random),
        day: day as Day,
        questionnaire: keyOf(questionnaire),
        unit: agency,
        counter,
        area,
        answers: answers as Answers,
        respondent: null,
        comment: null,
        channel: 'code',
        origin: 'simulated',
      }),
    ),
  )
  await fold(db)
}

const GROUPING: Record<string, By> = { all: 'all', agency: 'unit', area: 'area', month: 'month' }

describe.each(databases)('stored tallies on $name', ({ open }) => {
  it('give every figure that R gives, from data sets kept as responses', async () => {
    const db = await open()
    let compared = 0
    for (const golden of goldens()) {
      const questionnaire = questionnaireOf(golden.shape, golden.name)
      await keep(db, golden, questionnaire)
      const filter = { questionnaire: keyOf(questionnaire), from: '2026-01-01' as Day, to: '2026-12-31' as Day }
      const grouped = new Map<By, Map<string, Sums>>()
      const moment = await momentOf(db)
      for (const by of Object.values(GROUPING)) grouped.set(by, await sumsBy(moment, filter, golden.shape, by))
      for (const scope of list(field(golden.expected, 'scopes'))) {
        const [by, key = ''] = String(field(scope, 'scope')).split(':') as [string, string?]
        const sums = grouped.get(GROUPING[by]!)!.get(key) ?? emptySums(golden.shape)
        compared += compareScope(`${golden.name} ${by} ${key}`, scope, sums, golden.shape)
      }
      // However they are grouped they are the same responses.
      const [all, ...others] = [...grouped.values()].map((groups) => {
        const sums = emptySums(golden.shape)
        for (const one of groups.values()) merge(sums, one)
        return sums
      })
      for (const other of others) expect(other).toEqual(all)
    }
    expect(compared).toBeGreaterThan(10_000)
  })
})
