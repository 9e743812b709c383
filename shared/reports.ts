import { addDays, type Day } from './calendar.ts'
import type { Text } from './questionnaire.ts'

/** `MM-DD` */
type Date = string

interface Rule {
  name: Text
  /** First and last day whose figures it reports; a first day later in the year than the last is of the year before. */
  from: Date
  to: Date
  /** As the rule says it: "trước ngày 15/3". */
  before: Date
}

/** From that year's reports on, until the next row; earlier years take the first one. */
export interface Schedule {
  since: number
  /** In the order of their due days; the last one reports the year. */
  rules: Rule[]
}

/** A report on administrative reform (báo cáo cải cách hành chính). */
export interface Report {
  name: Text
  year: number
  /** The last day on which it is in time: "trước ngày 15/3" is 14/3. */
  due: Day
  /** The days it reports. */
  from: Day
  to: Day
}

/**
 * The reports of provinces to the Ministry of Home Affairs.
 *
 * Known: the days on which figures are closed, from Văn bản 581/BNV-CCHC, alike in Điều 12 Nghị định 09/2019/NĐ-CP;
 * read in a summary by Sở Nội vụ Nam Định. Due days as the province uses them.
 * Assumed: that both still hold. The year's report is due before the year is closed, so that when it is sent its last
 * five days are missing. The official survey itself has another calendar, of which nothing is said here.
 */
const SCHEDULES: Schedule[] = [
  {
    since: 2020,
    rules: [
      { name: { vi: 'Quý I', en: 'Quarter I' }, from: '12-15', to: '03-14', before: '03-15' },
      { name: { vi: '6 tháng đầu năm', en: 'First six months' }, from: '12-15', to: '06-14', before: '06-15' },
      { name: { vi: 'Quý III', en: 'Quarter III' }, from: '06-15', to: '09-14', before: '09-15' },
      { name: { vi: 'Năm', en: 'Year' }, from: '12-15', to: '12-14', before: '12-10' },
    ],
  },
]

/** The reports of a year, in the order of their due days. */
export function reportsOf(year: number, schedules = SCHEDULES): Report[] {
  const { rules } = schedules.findLast(({ since }) => since <= year) ?? schedules[0]!
  return rules.map(({ name, from, to, before }) => ({
    name,
    year,
    due: addDays(on(year, before), -1),
    from: on(from > to ? year - 1 : year, from),
    to: on(year, to),
  }))
}

const on = (year: number, date: Date) => `${year}-${date}` as Day

/** The report due next; today's, when today is the last day for it. Its own days may begin only later. */
export function nextReport(today: Day, schedules = SCHEDULES): Report {
  const year = Number(today.slice(0, 4))
  return [...reportsOf(year, schedules), ...reportsOf(year + 1, schedules)].find(({ due }) => due >= today)!
}

/** The days that the report of a year counts, around a day: 15 December is the first of the next one. */
export function reportingYearAround(day: Day, schedules = SCHEDULES): { from: Day; to: Day } {
  const year = Number(day.slice(0, 4))
  const { from, to } = [year, year + 1].map((y) => reportsOf(y, schedules).at(-1)!).find((report) => report.to >= day)!
  return { from, to }
}
