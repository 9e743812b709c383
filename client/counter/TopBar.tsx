import { inLang } from '../ui/inLang.ts'
import { SignOut } from '../ui/SignOut.tsx'
import { words } from './words.ts'

interface Props {
  title: string
  state: 'connected' | 'reconnecting' | 'offline'
  simulated: boolean
  administrator: boolean
}

/** Where this is, and whether it is connected: said when that changes. */
export const TopBar = ({ title, state, simulated, administrator }: Props) => (
  <>
    <header class="top bar">
      <h1>{title}</h1>
      <p role="status" class={state}>
        {words[state]}
      </p>
      {document.fullscreenEnabled && (
        <button class="full" onClick={() => void document.documentElement.requestFullscreen()}>
          {words.fullScreen}
        </button>
      )}
      {administrator && <a href={inLang('/admin')}>{words.dashboard}</a>}
      <SignOut says={words.signOut} />
    </header>
    {simulated && (
      <aside class="simulated" aria-label={words.simulated}>
        {words.simulated}
      </aside>
    )}
  </>
)
