/** When an office is open: on which days (0 is Sunday), from when to when in minutes after midnight. */
export type Hours = { days: number[]; spans: [from: number, to: number][] }[]

const DAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']
// Vietnam has had no summer time since 1975.
const OFFSET = 7 * 3_600_000

/**
 * @param text one or more lines such as `T2-T6 07:30-11:30 13:30-17:00`, with `;` between them; days are T2 to T7 and CN
 * @returns null when it is not written so
 */
export function readHours(text: string): Hours | null {
  const lines = text.split(';').map((line) => {
    const [first, ...rest] = line.trim().split(/\s+/)
    return { days: readDays(first!), spans: rest.map(readSpan) }
  })
  const isRead = lines.every(({ days, spans }) => days.length > 0 && spans.length > 0 && !spans.includes(null))
  return isRead ? (lines as Hours) : null
}

function readDays(text: string): number[] {
  const [from, to = from] = text.split('-').map((day) => DAYS.indexOf(day))
  if (from === undefined || to === undefined || from < 0 || to < from) return []
  return DAYS.flatMap((_, day) => (day >= from && day <= to ? [day] : []))
}

function readSpan(text: string): [number, number] | null {
  const [, ...numbers] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text) ?? []
  const [h1, m1, h2, m2] = numbers.map(Number) as [number, number, number, number]
  const [from, to] = [h1 * 60 + m1, h2 * 60 + m2]
  return from < to && to <= 24 * 60 && m1 < 60 && m2 < 60 ? [from, to] : null
}

/** @param instant in milliseconds since the Unix epoch */
export function isOpen(hours: Hours, instant: number): boolean {
  const local = new Date(instant + OFFSET)
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  return hours.some(
    ({ days, spans }) => days.includes(local.getUTCDay()) && spans.some(([from, to]) => minute >= from && minute < to),
  )
}

/**
 * `Thứ Hai – Thứ Sáu 7:30–11:30, 13:30–17:00`
 *
 * @param names of the days, Sunday first
 */
export const sayHours = (hours: Hours, names: readonly string[]): string =>
  hours
    .map(({ days, spans }) => {
      const range = [...new Set([days[0]!, days.at(-1)!])].map((day) => names[day]).join(' – ')
      return `${range} ${spans.map((span) => span.map(clock).join('–')).join(', ')}`
    })
    .join('; ')

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
