import { expect } from 'vitest'
import type { Interval } from '../../shared/interval.ts'

/** Differences from R smaller than this are rounding: the reference values are printed with twelve digits. */
export const TOLERANCE = 1e-8

/** Reference data, walked with `field`, so that a name that is not there fails the test instead of passing it over. */
export type Json = { [name: string]: Json } | Json[] | number | string | boolean | null

export function field(json: Json, name: string): Json {
  if (json === null || typeof json !== 'object' || Array.isArray(json) || !(name in json))
    throw new Error(`the reference data has no ${name}`)
  return json[name]!
}

export function list(json: Json) {
  if (!Array.isArray(json)) throw new Error('the reference data has no list here')
  return json
}

/** Compares our numbers with their reference under a path that a failure names, and counts them. */
export class Comparison {
  compared = 0
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** @param scale 100 where ours is in percent and the reference a share */
  number(name: string, ours: number | null, expected: Json, scale = 1) {
    if (expected === null || ours === null) return this.same(name, ours, expected)
    this.compared++
    const difference = Math.abs(ours / scale - Number(expected))
    expect(difference, `${this.path} ${name}: ${ours / scale}, reference ${expected}`).toBeLessThan(TOLERANCE)
  }

  /** A null interval of ours is as good as a null reference only. */
  interval(name: string, ours: Interval | null, expected: Json, scale = 1) {
    if (expected === null || ours === null) return this.same(name, ours, expected)
    list(expected).forEach((limit, i) => this.number(`${name}[${i}]`, ours[i]!, limit, scale))
  }

  same(name: string, ours: unknown, expected: unknown) {
    this.compared++
    expect(ours, `${this.path} ${name}`).toEqual(expected)
  }
}
