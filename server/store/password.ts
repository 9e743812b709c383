import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'

/**
 * The most that a Worker can pay for: about 70 ms of its processor time. It stands in every hash, so raising it later
 * shuts no one out.
 */
const COST = { N: 2 ** 14, r: 8, p: 1 }
const LENGTH = 32

/** `scrypt$16384$8$1$salt$key`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** @param hash what {@link hashPassword} made, at whatever cost */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = hash.split('$')
  const expected = Buffer.from(key, 'base64url')
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return expected.length === LENGTH && timingSafeEqual(derived, expected)
}

/** NFC: one keyboard sends `ế` as one character, another as three. */
const derive = (password: string, salt: Buffer, cost: ScryptOptions) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, LENGTH, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )
