import jsqr from 'jsqr'
import { beforeAll, describe, expect, it } from 'vitest'
import { readQr } from '../support/qr.ts'
import { databases } from '../support/databases.ts'
import { openOffice } from '../support/office.ts'

describe.each(databases)('GET /qr/{code}.svg on $name', ({ open }) => {
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeAll(async () => {
    office = (await openOffice(await open())).as(null)
  })

  it('is read by an independent reader as the address of the survey', async () => {
    const { code } = office.desks[0]!
    const answer = await office.get(`/qr/${code}.svg`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(read(await answer.text())).toBe(`https://hailong.example/${code}`)
  })

  it('leads to where it was asked for when no public address is set', async () => {
    const { deps, desks } = office
    const bare = (await openOffice(deps.db)).as(null)
    bare.deps.publicUrl = null
    const answer = await bare.as(null).app.request(`http://192.168.1.5:3000/qr/${desks[0]!.code}.svg`)
    expect(read(await answer.text())).toBe(`http://192.168.1.5:3000/${desks[0]!.code}`)
  })

  it('stands on the poster in each of its sizes, with the code in text', async () => {
    const { code } = office.desks[0]!
    const page = await (await office.get(`/${code}/poster`)).text()
    const pictures = page.match(/<svg [^]*?<\/svg>/g)!
    expect(pictures.map(read)).toEqual(Array(4).fill(`https://hailong.example/${code}`))
    expect(page.match(new RegExp(`<b class="short">${code}</b>`, 'g'))).toHaveLength(4)
  })

  it('is the same as a PNG', async () => {
    const { code } = office.desks[0]!
    const answer = await office.get(`/qr/${code}.png`)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(readQr(Buffer.from(await answer.arrayBuffer()))).toBe(`https://hailong.example/${code}`)
  })

  it('stands on the signs of a whole unit, one size at a time or all, for its administrators', async () => {
    const codes = office.desks.filter(({ unit }) => unit === 'vy-da').map(({ code }) => code)
    const ward = office.as({ role: 'unit', unit: 'vy-da' })
    const printed = async (path: string) =>
      [...(await (await ward.get(path)).text()).matchAll(/<b class="short">(\w+)<\/b>/g)].map(([, code]) => code)
    expect(await printed('/admin/posters?size=a5')).toEqual(codes)
    const both = codes.flatMap((code) => [code, code])
    expect(await printed('/admin/posters?unit=vy-da')).toEqual([...codes, ...codes, ...both])
    expect((await ward.get('/admin/posters?unit=phu-xuan')).status).toBe(404)
    expect((await office.get('/admin/posters?unit=vy-da')).status).toBe(302)
    const counter = office.as({ role: 'counter', unit: 'vy-da', counter: 'vy-da-1' })
    expect((await counter.get('/admin/posters')).status).toBe(403)
  })

  it('is refused for a code that was never printed', async () => {
    expect((await office.get('/qr/222222.svg')).status).toBe(404)
    expect((await office.get('/qr/x.svg')).status).toBe(404)
  })
})

/** Pixels to a module, as a phone near the sign sees it. */
const SCALE = 4

/** Draws the rectangles of our SVG and reads them with a QR reader that is not ours. */
function read(svg: string): string | undefined {
  const [, quiet, , size] = /viewBox="(-?\d+) (-?\d+) (\d+)/.exec(svg)!.map(Number) as [number, number, number, number]
  const width = size * SCALE
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let row = 0; row < SCALE; row++) {
      const from = ((Number(y) - quiet) * SCALE + row) * width + (Number(x) - quiet) * SCALE
      for (let i = from; i < from + Number(length) * SCALE; i++) pixels.fill(0, i * 4, i * 4 + 3)
    }
  return jsqr.default(pixels, width, width)?.data
}
