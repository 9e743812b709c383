import { useEffect } from 'preact/hooks'

/** Asks before the page is left while something on it is not sent. */
export function useStay(isUnsent: boolean) {
  useEffect(() => {
    if (!isUnsent) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsent])
}
