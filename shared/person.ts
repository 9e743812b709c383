/** What a member of staff chooses when making an account. */
export interface Person {
  username: string
  name: string
  password: string
}

/** What is wrong with it; shared/words/account.vi.ts says it. */
export type Mistake = 'username-form' | 'username-taken' | 'name-missing' | 'password-length'

export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128
export const USERNAME = /^[a-z0-9._-]{3,30}$/

/** A username as it is stored, so that capitals and stray spaces shut no one out. */
export const normalUsername = (typed: string) => typed.normalize('NFC').trim().toLowerCase()

/** As typed → as stored. Control characters become spaces: PostgreSQL refuses text with a zero character. */
export const normalPerson = ({ username, name, password }: Person): Person => ({
  username: normalUsername(username),
  name: name
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100),
  password,
})

/** In the order of the fields. */
export const mistakesIn = ({ username, name, password }: Person): Mistake[] => {
  const mistakes: Mistake[] = []
  if (!name) mistakes.push('name-missing')
  if (!USERNAME.test(username)) mistakes.push('username-form')
  if (password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) mistakes.push('password-length')
  return mistakes
}
