import { createHash, randomBytes } from 'node:crypto'

/** 256 bits as 43 characters that may stand in an address. */
export const makeToken = () => randomBytes(32).toString('base64url')

/** What is stored in place of a token: who reads the database cannot use it. Not for passwords, which can be guessed. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
