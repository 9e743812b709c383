/** Base figures change by this very screen, or once a year: read again now and then, in milliseconds. */
export const EVERY = 600_000
