import { type Answers, encodeAnswers, type Ratings } from '../../shared/answers.ts'
import { addDays, type Day } from '../../shared/calendar.ts'
import { responseId } from '../../shared/id.ts'
import { keyOf, type Questionnaire } from '../../shared/questionnaire.ts'
import type { UnitKind } from '../../shared/unit.ts'
import type { ResponseRow } from '../store/tables.ts'

export interface Desk {
  counter: string
  unit: string
  kind: UnitKind
  areas: string[]
}

/** Responses a desk gets on a working day, on average. */
const BUSY: Record<UnitKind, number> = { centre: 3.2, ward: 1.3, commune: 0.55, department: 0.5, province: 0 }

/** How the five factors differ: people are content with manners, less with chairs and with answers to complaints. */
const FACTOR_LEAN = [-0.15, 0.05, 0.2, 0.1, -0.25]

/** What the latent satisfaction of a person must pass for each next level, on scales of five and of three. */
const THRESHOLDS: Record<number, number[]> = { 5: [-1.7, -1.05, 0, 1.25], 3: [-0.9, 0.7] }

const COMMENTS = [
  'Cán bộ hướng dẫn dễ hiểu, tôi làm một lần là xong.',
  'Nên có thêm ghế ngồi chờ vào buổi sáng.',
  'Hồ sơ đất đai chờ lâu hơn ngày hẹn.',
  'Mong được nhắn tin khi có kết quả để đỡ phải đi lại.',
  'Thái độ phục vụ tốt, cảm ơn các anh chị.',
  'Bảng hướng dẫn đặt hơi khuất, người lớn tuổi khó thấy.',
]

/**
 * A year that never was, the same for the same `random`: units and areas differ, a person's answers hang together,
 * the service grows a little better, and nobody comes on a weekend.
 */
export function* simulate(
  questionnaire: Questionnaire,
  desks: readonly Desk[],
  { from, to }: { from: Day; to: Day },
  random: () => number,
): Generator<ResponseRow> {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const leaning = memo(() => 0.3 * normal())
  const ease = memo(() => 0.2 * normal())
  // Some ask every visitor to scan, some forget the sign in a drawer.
  const eager = memo(() => Math.exp(0.5 * normal()))
  const days = Math.max(1, (Date.parse(to) - Date.parse(from)) / 86_400_000)

  for (let day = from, i = 0; day <= to; day = addDays(day, 1), i++) {
    if (isWeekend(day)) continue
    for (const desk of desks) {
      for (
        let left = poisson(BUSY[desk.kind] * eager(desk.unit) * (0.75 + (0.5 * i) / days), random);
        left > 0;
        left--
      ) {
        const area = desk.areas[Math.floor(random() * desk.areas.length)]!
        const mood = 1.05 + (0.2 * i) / days + leaning(desk.unit) + ease(area) + 0.75 * normal()
        const answers = answer(questionnaire, mood, normal, random)
        if (!/[1-9]/.test(answers)) continue
        yield {
          id: responseId(day, random),
          day,
          questionnaire: keyOf(questionnaire),
          unit: desk.unit,
          counter: desk.counter,
          area,
          answers,
          respondent: random() < 0.6 ? person(random) : null,
          comment: random() < 0.02 ? COMMENTS[Math.floor(random() * COMMENTS.length)]! : null,
          channel: 'code',
          origin: 'simulated',
        }
      }
    }
  }
}

function answer(questionnaire: Questionnaire, mood: number, normal: () => number, random: () => number): Answers {
  const ratings: Ratings = {}
  const { levels } = questionnaire.scale
  const passed = THRESHOLDS[levels.length]!
  questionnaire.factors.forEach(({ criteria }, f) => {
    const neverUsed = f > 0 && f === questionnaire.factors.length - 1 && random() < 0.35
    for (const { key } of criteria) {
      if (neverUsed || random() < 0.02) ratings[key] = null
      else if (random() < 0.98) {
        const felt = mood + (FACTOR_LEAN[f] ?? 0) + 0.55 * normal()
        ratings[key] = levels[passed.filter((threshold) => felt > threshold).length]!.value
      }
    }
  })
  return encodeAnswers(questionnaire, ratings)
}

function person(random: () => number) {
  const pick = (options: string[]) => options[Math.floor(random() * options.length)]!
  return JSON.stringify({
    sex: pick(['male', 'female']),
    age: pick(['18-24', '25-34', '35-49', '35-49', '50-60', 'over-60']),
  })
}

function poisson(mean: number, random: () => number): number {
  let count = 0
  for (let product = random(); product > Math.exp(-mean); product *= random()) count++
  return count
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(day).getUTCDay())

/** Draws a number once for each key. */
function memo(draw: () => number) {
  const drawn = new Map<string, number>()
  return (key: string) => {
    if (!drawn.has(key)) drawn.set(key, draw())
    return drawn.get(key)!
  }
}
