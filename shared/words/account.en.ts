import { MAX_PASSWORD, MIN_PASSWORD } from '../person.ts'
import type { AccountWords } from './account.vi.ts'

export const accountEn: AccountWords = {
  signIn: 'Sign in',
  forStaff: 'For public staff. Citizens need no account to rate a service.',
  goOn: 'Please sign in to continue.',
  username: 'Username',
  name: 'Full name',
  password: 'Password',
  usernameHint: '3 to 30 characters: letters without accents, digits, dots, hyphens, underscores.',
  passwordHint: `At least ${MIN_PASSWORD} characters. A few words that you remember are best.`,

  trouble: {
    wrong: 'The username or the password is not right. Please check and type the password again.',
    'too-many': 'This username was tried too often. Please wait five minutes and try again.',
  },

  make: 'Make an account',
  makeAndSignIn: 'Make the account and sign in',
  once: 'This link works once only.',
  notMade: 'The account was not made',
  mistake: {
    'username-form': 'A username has 3 to 30 letters without accents, digits, dots, hyphens or underscores',
    'username-taken': 'This username is taken, please choose another',
    'name-missing': 'Please enter your full name',
    'password-length': `A password needs ${MIN_PASSWORD} to ${MAX_PASSWORD} characters`,
  },
  gone: 'This link no longer works',
  goneWhy:
    'Each link makes one account, within 24 hours. If you have no account yet, please ask the administrator for a new link.',
}
