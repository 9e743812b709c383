import { formatNumber } from '../../shared/format.ts'
import { lang } from '../ui/lang.ts'
import { words } from './words.ts'

/** How many forms came in today; a dash until it is known, which is not zero. */
export const Today = ({ count }: { count: number | null }) => (
  <div class="card today">
    <p>{words.today}</p>
    <p class="count">{count === null ? '–' : formatNumber(count, lang)}</p>
    <p class="mu sm">{words.privacy}</p>
  </div>
)
