import { useEffect, useState } from 'preact/hooks'

/** Whether there is room for columns: the width at which the style sheets change too. */
const isWide = () => matchMedia('(min-width: 52em)').matches

export function useWide(): boolean {
  const [wide, setWide] = useState(isWide)
  useEffect(() => {
    // Not the query's own event, which Safari has since 14 only.
    const onResize = () => setWide(isWide())
    addEventListener('resize', onResize)
    return () => removeEventListener('resize', onResize)
  }, [])
  return wide
}
