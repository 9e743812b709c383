import type { Deps } from '../deps.ts'

/**
 * Text that stands where a code may stand and says that we gave it out: for which counter, when, and what for. It is
 * signed, so nothing is stored until it is used.
 *
 * ticket: on a counter's screen, to be opened at once; opened: what the phone that did so goes on with; kiosk: a tablet
 * on which citizens answer in place; assisted: with an official's help. What it is for is part of what is signed, so none can stand for another.
 */
const PURPOSES = ['ticket', 'opened', 'kiosk', 'assisted'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface Pass {
  counter: string
  /** null: the citizen says. */
  area: string | null
  /** When it was made, in seconds since the Unix epoch by our own clock. */
  at: number
  /** Random, so that two of one second differ. */
  mark: string
}

type Signing = Pick<Deps, 'secret'>

const MARK = 6
const SHAPE = new RegExp(`^([a-z0-9-]+)~([a-z0-9-]*)~([0-9a-z]{6,8})~([0-9a-z]{${MARK}})~([\\w-]{16})$`)

export const isPass = (typed: string) => typed.includes('~')

/** Short enough that its QR has no more than 41 modules a side. */
export const writePass = async (deps: Signing, purpose: Purpose, pass: Pass) =>
  `${bodyOf(pass)}~${await sealOf(deps, purpose, bodyOf(pass))}`

const bodyOf = ({ counter, area, at, mark }: Pass) => `${counter}~${area ?? ''}~${at.toString(36)}~${mark}`

/** @returns null when it was not made by us, or was changed on the way */
export async function readPass(deps: Signing, text: string): Promise<{ purpose: Purpose; pass: Pass } | null> {
  const [, counter, area, at, mark, seal] = SHAPE.exec(text) ?? []
  if (!counter || !at || !mark || !seal) return null
  const pass = { counter, area: area || null, at: parseInt(at, 36), mark }
  for (const purpose of PURPOSES) if (isSame(seal, await sealOf(deps, purpose, bodyOf(pass)))) return { purpose, pass }
  return null
}

/** What stands for a pass or an id in the database: who reads it there cannot find the other. */
export const hashOfPass = (deps: Signing, pass: Pass) => sealOf(deps, 'used', bodyOf(pass))
export const hashOfId = (deps: Signing, id: string) => sealOf(deps, 'holder', id)

export const makeMark = (random: () => number) =>
  Array.from({ length: MARK }, () => Math.floor(random() * 36).toString(36)).join('')

/** 96 bits of HMAC-SHA-256 in sixteen characters that may stand in an address. */
async function sealOf({ secret }: Signing, purpose: string, text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const seal = await crypto.subtle.sign('HMAC', key, bytes(`${purpose}\n${text}`))
  const base64 = btoa(String.fromCharCode(...new Uint8Array(seal, 0, 12)))
  return base64.replaceAll('+', '-').replaceAll('/', '_')
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** In equal time wherever they differ: how long we take must not tell how much of a guess was right. */
const isSame = (a: string, b: string) =>
  [...a].reduce((difference, character, i) => difference | (character.charCodeAt(0) ^ b.charCodeAt(i)), 0) === 0
