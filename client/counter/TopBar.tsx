import { SignOut } from '../ui/SignOut.tsx'
import { words } from './words.ts'

interface Props {
  title: string
  connected: boolean
  simulated: boolean
  administrator: boolean
}

/** Where this is, and whether it is connected: said when that changes. */
export const TopBar = ({ title, connected, simulated, administrator }: Props) => (
  <>
    <header class="top bar">
      <h1>{title}</h1>
      <p role="status" class={connected ? 'connected' : 'offline'}>
        {connected ? words.connected : words.offline}
      </p>
      {document.fullscreenEnabled && (
        <button class="full" onClick={() => void document.documentElement.requestFullscreen()}>
          {words.fullScreen}
        </button>
      )}
      {administrator && <a href="/admin">{words.dashboard}</a>}
      <SignOut says={words.signOut} />
    </header>
    {simulated && (
      <aside class="simulated" aria-label={words.simulated}>
        {words.simulated}
      </aside>
    )}
  </>
)
