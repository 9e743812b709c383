import { betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins/username'
import type { Role } from '../shared/account.ts'
import { MAX_PASSWORD, MIN_PASSWORD, normalUsername, USERNAME } from '../shared/person.ts'
import type { Auth } from './deps.ts'
import { forgetEndedSessions } from './store/accounts.ts'
import { forgetAttempts, mayTry } from './store/attempts.ts'
import type { Db } from './store/db.ts'
import { hashPassword, isPassword } from './store/password.ts'

const HOUR = 3600
const SIGN_IN = '/api/auth/sign-in/username'
/** Of all that the library offers; what no screen uses cannot be misused. */
const OPEN = [SIGN_IN, '/api/auth/sign-out']

interface World {
  db: Db
  /** At least 32 characters; signs the session cookies. */
  secret: string
  publicUrl: string | null
  /** For counting attempts; sessions live by the library's own clock. */
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
    // It counts by address, which we do not keep: see attempt.
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
            // By the library's clock, which set their ends.
            await forgetEndedSessions(db, Date.now())
            // There are no columns for them: from where and with what someone works is no business of ours.
            return { data: { ipAddress: undefined, userAgent: undefined } }
          },
        },
      },
    },
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
      const answer = pathname === SIGN_IN ? await attempt(request) : await auth.handler(request)
      return ofThisVisit(answer, protocol === 'https:')
    },

    async accountOf(headers) {
      const session = await auth.api.getSession({ headers })
      if (!session) return null
      const { name, role, unit, counter } = session.user
      return { name, role: role as Role, unit, counter: counter ?? null }
    },
  }

  /** Arrival before the password is looked at, since hashing is what a guess costs us. */
  async function attempt(request: Request) {
    const { username: typed } = (await request.clone().json()) as { username: string }
    const name = normalUsername(typed)
    if (!(await mayTry(db, name, now()))) return new Response(null, { status: 429 })
    const answer = await auth.handler(request)
    if (answer.ok) await forgetAttempts(db, name)
    return answer
  }
}

const moments = { createdAt: 'created_at', updatedAt: 'updated_at' }

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
