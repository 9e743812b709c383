import type { ComponentChildren } from 'preact'
import { SignOut } from '../ui/SignOut.tsx'
import { words } from './words.ts'

interface Props {
  title: string
  text?: string
  alert?: boolean
  signOut?: boolean
  children?: ComponentChildren
}

/** The whole screen when there is no code to show. */
export const Message = ({ title, text, alert = false, signOut = false, children }: Props) => (
  <main id="main" class="message">
    <div class="card" {...(alert && { role: 'alert' })}>
      <h1>{title}</h1>
      {text && <p class="mu">{text}</p>}
      {children}
      {signOut && <SignOut says={words.signOut} />}
    </div>
  </main>
)
