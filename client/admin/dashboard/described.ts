import type { Described } from '../../../shared/words/admin.vi.ts'
import { sorted } from '../../ui/sorted.ts'

interface Named {
  name: string
  value: number | null
}

/** What a drawing shows, for those who hear it: its ends and its extremes. Null when there is nothing to draw. */
export function describe(points: Named[], write: (value: number) => string): Described | null {
  const known = points.filter((point): point is Named & { value: number } => point.value !== null)
  const [first] = known
  if (!first) return null
  const rising = sorted(known, (a, b) => a.value - b.value)
  const say = ({ name, value }: Named & { value: number }) => `${name} ${write(value)}`
  return { first: say(first), last: say(known.at(-1)!), lowest: say(rising[0]!), highest: say(rising.at(-1)!) }
}
