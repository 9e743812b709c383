/** Does what eases the page and nothing depends on, where the browser lets it: in-app browsers refuse most of it. */
export async function quietly(action: () => unknown) {
  try {
    await action()
  } catch {
    // Nothing is lost by it.
  }
}
