/** What an error says, in one line. Where several addresses were tried in vain, Node says nothing itself: the first. */
export function saidBy(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return saidBy(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

/** Ends a program that cannot go on, with what to mend and no stack: whoever reads it did not write the program. */
export function fail(error: unknown): void {
  console.error(saidBy(error))
  process.exitCode = 1
}
