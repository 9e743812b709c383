/** Slow lines are common at the counter; longer than this, and the reply is taken for lost. */
const PATIENCE = 20_000

/**
 * Sends one response. The id in it makes sending again harmless.
 *
 * @param body JSON, as `POST /api/v1/responses` takes it
 * @returns the receipt; null when the server refuses it, which sending again would not change
 * @throws when it is worth trying again: no connection, no reply, the server in trouble
 */
export async function post(body: string): Promise<string | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const response = await fetch('/api/v1/responses', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: stop.signal,
    })
    if (response.ok) return ((await response.json()) as { receipt: string }).receipt
    if (response.status >= 500 || response.status === 429) throw new Error(String(response.status))
    return null
  } finally {
    clearTimeout(timer)
  }
}
