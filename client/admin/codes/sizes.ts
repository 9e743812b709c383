/** The sizes of signs, as the server's pages name them. */
export const SIZES = ['a4', 'a5', 'tent'] as const
