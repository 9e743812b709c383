import { useTongue } from './tongue.ts'

/** Why nothing can be answered now. */
export function Notice({ state }: { state: 'closed' | 'failed' | 'loading' }) {
  const { words } = useTongue()
  if (state === 'loading') return <p role="status">{words.loading}</p>
  return (
    <div class="hero" role="status">
      <h1>{words[state]}</h1>
      <p>{words[`${state}Text`]}</p>
    </div>
  )
}
