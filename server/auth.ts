import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { username } from 'better-auth/plugins/username'
import type { Role } from '../shared/account.ts'
import type { Auth } from './deps.ts'
import { forgetEndedSessions, MAX_PASSWORD, MIN_PASSWORD, normalUsername, USERNAME } from './store/accounts.ts'
import { forgetAttempts, mayTry } from './store/attempts.ts'
import type { Db } from './store/db.ts'
import { hashPassword, isPassword } from './store/password.ts'

const HOUR = 3600
const SIGN_IN = '/sign-in/username'
/** Of all that the library offers; what no screen uses cannot be misused. */
const OPEN = ['/api/auth/sign-in/username', '/api/auth/sign-out']

interface World {
  db: Db
  /** At least 32 characters; signs the session cookies. */
  secret: string
  publicUrl: string | null
  now?: () => number
}

/** Signing in, by better-auth over our own database. Accounts are made by server/store/accounts.ts alone. */
export function createAuth({ db, secret, publicUrl, now = Date.now }: World): Auth {
  const auth = betterAuth({
    // As on SQLite everywhere: moments as text and flags as numbers, so that one migration serves the three databases.
    database: { db: db.query, type: 'sqlite' },
    secret,
    ...(publicUrl && { baseURL: new URL(publicUrl).origin }),
    telemetry: { enabled: false },
    logger: { level: 'error' },
    // It counts by address, which we do not keep: see attemptsFirst.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: { hash: hashPassword, verify: ({ password, hash }) => isPassword(password, hash) },
    },
    plugins: [
      username({
        displayUsername: false,
        usernameNormalization: normalUsername,
        usernameValidator: (name) => USERNAME.test(name),
        validationOrder: { username: 'post-normalization' },
      }),
    ],
    user: {
      modelName: 'staff',
      fields: { ...moments, emailVerified: 'email_verified' },
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        unit: { type: 'string', required: true, input: false },
        counter: { type: 'string', required: false, input: false },
      },
    },
    account: {
      modelName: 'credential',
      fields: { ...moments, accountId: 'account_id', providerId: 'provider_id', userId: 'staff' },
    },
    session: {
      fields: { ...moments, expiresAt: 'expires_at', userId: 'staff' },
      expiresIn: 12 * HOUR,
      updateAge: HOUR / 4,
    },
    databaseHooks: {
      session: {
        create: {
          before: async () => {
            await forgetEndedSessions(db, now())
            // There are no columns for them: from where and with what someone works is no business of ours.
            return { data: { ipAddress: undefined, userAgent: undefined } }
          },
        },
      },
    },
    hooks: attemptsFirst(db, now),
    advanced: {
      cookiePrefix: 'sipas',
      // Told by the address of each request: see ofThisVisit.
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
  })

  return {
    async handler(request) {
      const { pathname, protocol } = new URL(request.url)
      if (!OPEN.includes(pathname)) return new Response(null, { status: 404 })
      return ofThisVisit(await auth.handler(request), protocol === 'https:')
    },

    async accountOf(headers) {
      const session = await auth.api.getSession({ headers })
      if (!session) return null
      const { name, role, unit, counter } = session.user
      return { name, role: role as Role, unit, counter: counter ?? null }
    },
  }
}

const moments = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Ten guesses, then a wait: before the password is looked at, since hashing is what a guess costs us. */
const attemptsFirst = (db: Db, now: () => number) => ({
  before: createAuthMiddleware(async ({ path, body }) => {
    if (path === SIGN_IN && !(await mayTry(db, normalUsername(String(body?.username)), now())))
      throw new APIError('TOO_MANY_REQUESTS')
  }),
  after: createAuthMiddleware(async ({ path, body, context }) => {
    if (path === SIGN_IN && context.newSession) await forgetAttempts(db, normalUsername(body.username))
  }),
})

/**
 * Cookies that end with the browser. The server alone counts the twelve idle hours: a cookie's own clock would start
 * at sign-in and cut off a counter's screen in the middle of the afternoon.
 */
function ofThisVisit(response: Response, secure: boolean) {
  const headers = new Headers(response.headers)
  headers.delete('Set-Cookie')
  for (const cookie of response.headers.getSetCookie())
    headers.append('Set-Cookie', cookie.replace(/; Max-Age=[1-9]\d*/, '') + (secure ? '; Secure' : ''))
  return new Response(response.body, { status: response.status, headers })
}
