import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { distinct, mustKnow, read } from '../../server/reference/read.ts'
import { reference } from '../../server/reference/reference.ts'
import { criteriaOf, type Questionnaire, wording } from '../../shared/questionnaire.ts'
import { RESPONDENT } from '../../shared/respondent.ts'

const { units, predecessors, successions, areas, counters, questionnaires, maximums, officialResults } = reference

const questionnaire = (id: string) => questionnaires.find((one) => one.id === id)!
const split = ({ factors }: Questionnaire) => factors.map(({ criteria }) => criteria.length)
const countersOf = (unit: string) => counters.filter((counter) => counter.unit === unit)
const resultsOf = (place: string) => officialResults.filter((result) => result.place === place)
const names = (kind: string) => units.filter((unit) => unit.kind === kind).map(({ name }) => name)

function official(id: string, key: string) {
  const form = questionnaire(id)
  return wording(
    criteriaOf(form).find((criterion) => criterion.key === key)!,
    form,
    'vi',
  )
}

function scaleOf(id: string) {
  const { levels, satisfiedFrom } = questionnaire(id).scale
  return [levels.map(({ value }) => value), satisfiedFrom]
}

/** Every text in the data, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe('units', () => {
  it('are the 21 phường and 19 xã of Huế since 1 July 2025', () => {
    expect(names('ward')).toHaveLength(21)
    expect(names('commune')).toHaveLength(19)
    expect(names('ward').every((name) => name.startsWith('Phường '))).toBe(true)
    expect(names('commune').every((name) => name.startsWith('Xã '))).toBe(true)
    for (const { level, validFrom, validTo } of units.filter(({ kind }) => kind === 'ward' || kind === 'commune'))
      expect({ level, validFrom, validTo }).toEqual({ level: 'commune', validFrom: '2025-07-01', validTo: null })
  })

  it('hold no name that only circulates in wrong lists', () => {
    const current = units.map(({ name }) => name)
    for (const invented of ['Phường Tây Lộc', 'Xã Hương Long', 'Xã Lộc Sơn', 'Phường Thuận Lộc'])
      expect(current).not.toContain(invented)
  })

  it('have one root, above all others', () => {
    expect(units.filter(({ parent }) => parent === null).map(({ id }) => id)).toEqual(['hue'])
    expect(units.filter(({ id }) => id !== 'hue').every(({ parent }) => parent === 'hue')).toBe(true)
  })

  it('say which were written from memory', () => {
    const recalled = units.filter((unit) => unit.recalled).map(({ id }) => id)
    expect(recalled).toEqual(['so-van-hoa-the-thao', 'so-ngoai-vu', 'so-dan-toc-ton-giao', 'ban-quan-ly-khu-kinh-te'])
  })

  it('have ids and codes of their own, ended ones too', () => {
    const all = [...units, ...predecessors]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
  })

  it('remember the wards that merged into them', () => {
    const into = (unit: string) => successions.filter(({ successor }) => successor === unit).map((s) => s.predecessor)
    expect(into('phu-xuan')).toEqual([
      'cu-gia-hoi',
      'cu-phu-hau',
      'cu-tay-loc',
      'cu-thuan-loc',
      'cu-thuan-hoa',
      'cu-dong-ba',
    ])
    expect(predecessors.every(({ validTo }) => validTo === '2025-06-30')).toBe(true)
    expect(successions.map(({ predecessor }) => predecessor).toSorted()).toEqual(
      predecessors.map(({ id }) => id).toSorted(),
    )
  })
})

describe('counters', () => {
  it('are at least two in every unit but the root, and three in every ward and commune', () => {
    for (const { id, kind } of units.filter((unit) => unit.id !== 'hue'))
      expect(countersOf(id).length, id).toBeGreaterThanOrEqual(kind === 'ward' || kind === 'commune' ? 3 : 2)
    expect(countersOf('hue')).toEqual([])
  })

  it('serve areas that exist', () => {
    const known = new Set(areas.map(({ id }) => id))
    for (const counter of counters) {
      expect(counter.areas.length, counter.id).toBeGreaterThan(0)
      for (const area of counter.areas) expect(known, counter.id).toContain(area)
    }
  })

  it('are named after their unit and number', () => {
    expect(countersOf('phu-xuan')[0]).toEqual({
      id: 'phu-xuan-1',
      unit: 'phu-xuan',
      name: 'Quầy 1',
      nameEn: 'Counter 1',
      areas: ['ho-tich', 'chung-thuc', 'nuoi-con-nuoi'],
    })
    expect(new Set(counters.map(({ id }) => id)).size).toBe(counters.length)
  })

  it('leave no area without one', () => {
    const served = new Set(counters.flatMap((counter) => counter.areas))
    expect(areas.map(({ id }) => id).filter((id) => !served.has(id))).toEqual([])
  })
})

describe('questionnaires', () => {
  it('have as many criteria in each factor as the forms', () => {
    expect(split(questionnaire('sipas-2026'))).toEqual([3, 4, 3, 3, 3])
    expect(split(questionnaire('sipas-2017'))).toEqual([4, 5, 6, 3, 4])
    expect(split(questionnaire('tt01-2018'))).toEqual([9])
    expect(split(questionnaire('nhanh-3'))).toEqual([1])
  })

  it('begin with the default, items 24 to 39 of the SIPAS 2026 form', () => {
    expect(questionnaires[0]!.id).toBe('sipas-2026')
    expect(criteriaOf(questionnaires[0]!).map(({ key }) => key)).toEqual(
      Array.from({ length: 16 }, (_, i) => `c${24 + i}`),
    )
  })

  it('word the items exactly as the form, though the office has a placeholder', () => {
    expect(official('sipas-2026', 'c24')).toBe(
      'Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công có biển hiệu, hướng dẫn rõ ràng, giúp người dân dễ tìm, dễ thấy.',
    )
    expect(official('sipas-2026', 'c27')).toBe(
      'Quy định thủ tục hành chính được niêm yết công khai tại Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công giúp người dân dễ thấy, dễ đọc.',
    )
    expect(official('sipas-2026', 'c31')).toBe(
      'Công chức ở Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công có thái độ giao tiếp lịch sự, tôn trọng đối với người dân.',
    )
    expect(official('sipas-2026', 'c29')).toBe(
      'Công chức yêu cầu người dân đóng phí lệ phí giải quyết thủ tục hành chính đúng theo quy định.',
    )
    expect(official('sipas-2026', 'c36')).toBe(
      'Kết quả giải quyết thủ tục hành chính cho người dân đảm bảo tính công bằng.',
    )
    expect(official('sipas-2017', 'c22')).toBe(
      'Cơ quan giải quyết thủ tục hành chính/Bộ phận tiếp nhận và trả kết quả có thông báo kết quả xử lý góp ý, phản ánh, kiến nghị kịp thời',
    )
    expect(official('tt01-2018', 'c8')).toBe(
      'Tiếp thu, giải trình đối với các ý kiến phản ánh, kiến nghị của tổ chức, cá nhân',
    )
  })

  it("show a unit's own short word for the office instead, in both languages", () => {
    const form = questionnaire('sipas-2026')
    const [signs, , , posted] = criteriaOf(form)
    const place = { vi: 'Trung tâm', en: 'the centre' }
    expect(wording(signs!, form, 'vi', place)).toBe(
      'Trung tâm có biển hiệu, hướng dẫn rõ ràng, giúp người dân dễ tìm, dễ thấy.',
    )
    expect(wording(signs!, form, 'en', place)).toBe('The centre has clear signs and directions and is easy to find.')
    expect(wording(posted!, form, 'vi', place)).toBe(
      'Quy định thủ tục hành chính được niêm yết công khai tại Trung tâm giúp người dân dễ thấy, dễ đọc.',
    )
    for (const criterion of questionnaires.flatMap(criteriaOf))
      expect(wording(criterion, form, 'vi', place)).not.toContain('{')
  })

  it('pass off no recalled wording as official', () => {
    const confirmed = criteriaOf(questionnaire('sipas-2017')).filter((criterion) => criterion.confirmed)
    expect(confirmed.map(({ key }) => key)).toEqual(['c5', 'c9', 'c10', 'c12', 'c13', 'c15', 'c22'])
    const quoted = criteriaOf(questionnaire('tt01-2018')).filter((criterion) => criterion.levelsConfirmed)
    expect(quoted.map(({ key }) => key)).toEqual(['c1', 'c3'])
    expect(criteriaOf(questionnaire('sipas-2026')).every((criterion) => criterion.confirmed)).toBe(true)
  })

  it('have the scale of their form', () => {
    expect(scaleOf('sipas-2026')).toEqual([[1, 2, 3, 4, 5], 4])
    expect(scaleOf('sipas-2017')).toEqual([[1, 2, 3, 4, 5], 4])
    expect(scaleOf('tt01-2018')).toEqual([[0, 1, 2], null])
    expect(scaleOf('nhanh-3')).toEqual([[1, 2, 3], 2])
  })

  it('have keys that are unique in each', () => {
    for (const form of questionnaires) {
      const keys = criteriaOf(form).map(({ key }) => key)
      expect(new Set(keys).size, form.id).toBe(keys.length)
    }
  })
})

describe('results', () => {
  it('give 12 points in 2018 and 10 from 2019 on', () => {
    expect(maximums.map(({ year, points }) => [year, points])).toEqual([
      [2018, 12],
      [2019, 10],
    ])
  })

  it('hold what was published about Huế and the country, and null for what was not', () => {
    expect(resultsOf('hue')).toMatchObject([
      { year: 2018, index: null, points: 9.95, maxPoints: 12, rank: 31, ofUnits: 63 },
      { year: 2019, index: null, points: 7.8, maxPoints: 10, rank: 57, ofUnits: 63 },
    ])
    expect(resultsOf('vn').map(({ year, index }) => [year, index])).toEqual([
      [2017, 80.9],
      [2018, 82.99],
      [2019, 84.45],
      [2020, 85.48],
      [2021, 87.16],
      [2022, 80.08],
      [2023, 82.66],
      [2024, 83.94],
    ])
  })
})

describe('every text', () => {
  it('is in Unicode NFC, so that equal names are equal', () => {
    for (const text of textsIn([reference, RESPONDENT])) expect(text).toBe(text.normalize('NFC'))
  })

  it('of a respondent has a key unique in its group, and no group asks for ethnicity', () => {
    expect(Object.keys(RESPONDENT)).toEqual(['sex', 'age', 'education', 'occupation'])
    for (const choices of Object.values(RESPONDENT))
      expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length)
  })
})

describe('a mistake in a file', () => {
  const schema = z.array(z.strictObject({ units: z.array(z.strictObject({ id: z.string(), name: z.string() })) }))

  it('is reported by file, record and field', () => {
    expect(() => read('units.json', schema, [{ units: [{ id: 'phu-xuan', name: 7 }] }])).toThrow(
      /^units\.json: phu-xuan: name: /,
    )
    expect(() => read('units.json', schema, [{ units: [{ name: 'Phường' }] }])).toThrow(
      /^units\.json: 0\.units\.0\.id: /,
    )
  })

  it('is noticed when an id is there twice or leads nowhere', () => {
    expect(() => distinct('areas.json', ['ho-tich', 'ho-tich'])).toThrow('areas.json: ho-tich: is there twice')
    expect(() => mustKnow('counters.json', 'so-y-te', new Set(['y-te']), ['y-tế'])).toThrow(
      'counters.json: so-y-te: no such “y-tế”',
    )
  })
})
