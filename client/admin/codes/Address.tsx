import { useState } from 'preact/hooks'
import { words } from './words.ts'

/** To pass on. It is no link: opening it here would count as a citizen's visit. */
export function Address({ link }: { link: string }) {
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setSaid(words.copied),
      () => setSaid(words.notCopied),
    )
  return (
    <p class="address">
      {link}
      {/* Browsers offer it over a secure connection only. */}
      {'clipboard' in navigator && (
        <button type="button" class="plain" onClick={() => void copy()}>
          {words.copy}
        </button>
      )}
      <span role="status" class="mu sm">
        {said}
      </span>
    </p>
  )
}
