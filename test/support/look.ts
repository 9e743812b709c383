import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page, ViewportSize } from 'playwright-core'
import { expect } from 'vitest'
import { DESKTOP, PHONE, TABLET } from './browser.ts'

const SIZES = { phone: PHONE, tablet: TABLET, desktop: DESKTOP }
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const folder = process.env.PICTURES

/**
 * Promises that a page has no accessibility fault and no sideways scroll at these sizes. `PICTURES=folder` keeps one of
 * each.
 *
 * @param examined the sizes to look for faults at, which takes a second each; all of them unless said
 */
export async function fits(
  page: Page,
  name: string,
  sizes: Record<string, ViewportSize> = SIZES,
  examined = Object.keys(sizes),
) {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    // Half-way from one colour to another there is not the contrast of either.
    await page.evaluate(async () => {
      // One may be broken off meanwhile.
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    })
    if (examined.includes(size)) expect(await faultsOf(page), `${name} ${size}`).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide, `${name} ${size}`).toBeLessThanOrEqual(0)
    if (!folder || folder === 'docs') continue
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: `${folder}/${name}-${size}.png` })
  }
}

async function faultsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}
