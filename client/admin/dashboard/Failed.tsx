import type { Failure } from '../../api.ts'
import { ViewLink } from '../ViewLink.tsx'
import { readView } from '../view.ts'
import { words } from '../words.ts'

const { lang: _, ...NO_FILTERS } = readView('')

/** No figure at all, and why: an error is never mistaken for zero responses. */
export function Failed({ failure, retry }: { failure: Failure; retry: () => void }) {
  const { code, errors } = failure
  const isOurs = code === 'invalid' || code === 'unknown-unit'
  return (
    <div class="card failed" role="alert">
      <h2>
        {words.state.error} <span class="tag b">{words.state.errorTag}</span>
      </h2>
      <p>{said(failure)}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, detail }) => (
            <li key={pointer}>
              <code>{pointer}</code> {detail}
            </li>
          ))}
        </ul>
      )}
      {isOurs ? (
        <ViewLink to={NO_FILTERS}>{words.state.reset}</ViewLink>
      ) : (
        <button class="btn q" onClick={retry}>
          {words.state.retry}
        </button>
      )}
    </div>
  )
}

function said({ code, status, message }: Failure) {
  if (code === 'no-connection') return words.state.errorConnection
  if (code === 'not-allowed') return words.state.notAllowed
  if (code === 'invalid') return words.state.errorFields
  if (status < 500 && message) return message
  return words.state.errorServer(`${status} ${code}`)
}
