import { inLang } from '../ui/inLang.ts'
import { KioskDoor } from './KioskDoor.tsx'
import { words } from './words.ts'

interface Props {
  counter: string
  area: string | null
}

/** What an official may do for who cannot answer alone. In a tab of its own: this screen stays for the next person. */
export const StaffWays = ({ counter, area }: Props) => (
  <div class="ways">
    <a
      class="btn q"
      href={`/counter/assist?${new URLSearchParams({ counter, ...(area && { area }) })}`}
      target="_blank"
      rel="noopener"
    >
      {words.assist}
    </a>
    <a class="btn q" href={inLang('/paper')}>
      {words.paper}
    </a>
    <KioskDoor counter={counter} />
  </div>
)
