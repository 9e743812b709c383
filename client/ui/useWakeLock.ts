import { useEffect } from 'preact/hooks'

/** Keeps a tablet from going dark, where it can be asked to. The lock ends when the screen is hidden. */
export function useWakeLock() {
  useEffect(() => {
    const stayAwake = () => {
      if (!document.hidden) void navigator.wakeLock?.request('screen').catch(() => {})
    }
    stayAwake()
    document.addEventListener('visibilitychange', stayAwake)
    return () => document.removeEventListener('visibilitychange', stayAwake)
  }, [])
}
