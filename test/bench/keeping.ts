import type Database from 'better-sqlite3'
import type { Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { drawing } from './draw.ts'
import { areas, desks, reform } from './province.ts'

const CHANNELS = ['code', 'screen', 'invitation', 'paper']

/** Writes so many responses of a day, the first with the number after `seq`. */
export function keeping(raw: Database.Database, questionnaire: string, answers: string[], random: () => number) {
  const respond = raw.prepare(
    'insert into response (seq, id, day, cell, answers, respondent) values (?, ?, ?, ?, ?, ?)',
  )
  const cellOf = cells(raw, questionnaire)
  const pickDesk = drawing(
    desks.map(({ weight }) => weight),
    random,
  )
  const pickArea = drawing(
    areas.map((_, i) => 1 / (2 + i)),
    random,
  )
  const pickChannel = drawing([60, 25, 10, 5], random)
  // Above 1 the first, less content answers come more often.
  const lean = desks.map(() => 0.8 + 0.5 * random())

  return raw.transaction((day: Day, seq: number, count: number) => {
    const number = Number(day.replaceAll('-', ''))
    for (let i = 1; i <= count; i++) {
      const desk = pickDesk()
      const cell = cellOf(day < reform, desk, pickArea(), pickChannel())
      const id = Buffer.from(responseId(day, random).replaceAll('-', ''), 'hex')
      const form = answers[Math.floor(answers.length * random() ** lean[desk]!)]
      respond.run(seq + i, id, number, cell, form, random() < 0.6 ? person(random) : null)
    }
  })
}

/** One of two, five, six and seven groups: see shared/respondent.ts. */
const person = (random: () => number) => [2, 5, 6, 7].map((groups) => 1 + Math.floor(random() * groups)).join('')

/** The number of a cell, which is written when first asked for. */
function cells(raw: Database.Database, questionnaire: string) {
  const add = raw.prepare(
    "insert into cell (id, questionnaire, unit, counter, area, channel, origin) values (?, ?, ?, ?, ?, ?, 'citizen')",
  )
  const known = new Map<number, number>()
  return (isBefore: boolean, desk: number, area: number, channel: number) => {
    const { counter, before, unit: now } = desks[desk]!
    const unit = isBefore ? before : now
    const key = ((desk * areas.length + area) * CHANNELS.length + channel) * 2 + Number(unit !== now)
    const cell = known.get(key)
    if (cell) return cell
    known.set(key, known.size + 1)
    add.run(known.size, questionnaire, unit, counter, areas[area], CHANNELS[channel])
    return known.size
  }
}
