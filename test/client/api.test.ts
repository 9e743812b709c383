import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { Failure, get } from '../../client/api.ts'

let server: Server | undefined
const listen = async (listener: RequestListener) => {
  server = createServer(listener)
  await new Promise<void>((ready) => server!.listen(0, ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
afterEach(() => server?.close())

describe('reading the API', () => {
  it('gives the very same object while nothing changed, and another when something did', async () => {
    let n = 1
    const url = await listen((request, response) => {
      const etag = `W/"${n}"`
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
      else response.writeHead(200, { etag }).end(JSON.stringify({ n }))
    })
    const first = await get<{ n: number }>(url)
    expect(await get(url)).toBe(first)
    n = 2
    expect(await get(url)).toEqual({ n: 2 })
  })

  it('fails with the server’s own code and fields', async () => {
    const url = await listen((_, response) => {
      const errors = [{ pointer: '?from', detail: 'sau `to`' }]
      response.writeHead(422).end(JSON.stringify({ code: 'invalid', title: 'Có mục chưa đúng', status: 422, errors }))
    })
    await expect(get(url)).rejects.toMatchObject({
      code: 'invalid',
      status: 422,
      message: 'Có mục chưa đúng',
      errors: [{ pointer: '?from' }],
    })
  })

  it('tells a server that fails without a word from one that is not there', async () => {
    const url = await listen((_, response) => response.writeHead(502).end('<html>'))
    await expect(get(url)).rejects.toMatchObject({ code: 'unexpected', status: 502 })
    server!.close()
    server!.closeAllConnections()
    await expect(get(url)).rejects.toSatisfy((error) => error instanceof Failure && error.code === 'no-connection')
  })
})
