import { expect, it } from 'vitest'
import { ALPHABET, makeCode, readCode } from '../../shared/code.ts'
import { seeded } from '../../shared/random.ts'

const codes = Array.from(
  { length: 200 },
  (
    (random) => () =>
      makeCode(random)
  )(seeded(1)),
)

it('reads back every code it makes', () => {
  for (const code of codes) expect(readCode(code)).toBe(code)
})

it('refuses every code with one wrong character', () => {
  for (const code of codes)
    for (let i = 0; i < code.length; i++)
      for (const other of ALPHABET.replace(code[i]!, ''))
        expect(readCode(code.slice(0, i) + other + code.slice(i + 1))).toBeNull()
})

it('refuses every code with two neighbours swapped', () => {
  for (const code of codes)
    for (let i = 0; i + 1 < code.length; i++)
      if (code[i] !== code[i + 1])
        expect(readCode(code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2))).toBeNull()
})

it('has no two characters that look alike', () => {
  for (const alike of ['0ODQ', '1IL', '2Z', '5S', '6G', '8B', 'UV'])
    expect([...alike].filter((character) => ALPHABET.includes(character)).length).toBeLessThanOrEqual(1)
})

it('does not mind case, spaces or dashes', () => {
  const code = codes[0]!
  expect(readCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code)
})
