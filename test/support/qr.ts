import jsqr from 'jsqr'
import { PNG } from 'pngjs'

/** What an independent reader sees in a picture, as a phone's camera would. */
export function readQr(png: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(png)
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data
}
