import { useEffect, useRef, useState } from 'preact/hooks'
import { Failure } from '../../api.ts'
import { type Entry, send } from './send.ts'

/** A shorter wait needs no words, in milliseconds. */
const SLOW = 1000

export interface Sending {
  isSending: boolean
  /** It takes long enough to say so. */
  isSlow: boolean
  failure: Failure | null
  /** What was saved last, in words; empty before and after a failure. */
  saved: string
  /**
   * Resolves to whether it was saved. A second call before the end of the first does nothing.
   *
   * @param saved absent where somebody else says it
   */
  submit: (entry: Entry, saved?: string) => Promise<boolean>
}

type State = Omit<Sending, 'submit'>

const IDLE: State = { isSending: false, isSlow: false, failure: null, saved: '' }

/** How the sending of one form goes. */
export function useSending(): Sending {
  const [state, setState] = useState(IDLE)
  const busy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const submit = async (entry: Entry, saved = '') => {
    if (busy.current) return false
    busy.current = true
    setState({ ...IDLE, isSending: true })
    timer.current = setTimeout(() => setState((before) => ({ ...before, isSlow: true })), SLOW)
    const failure = await send(entry).then(
      () => null,
      (error: unknown) => (error instanceof Failure ? error : new Failure('unexpected')),
    )
    clearTimeout(timer.current)
    busy.current = false
    setState({ ...IDLE, failure, saved: failure ? '' : saved })
    return failure === null
  }
  return { ...state, submit }
}
