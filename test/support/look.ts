import { mkdirSync, readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page, ViewportSize } from 'playwright-core'
import { expect } from 'vitest'
import { DESKTOP, PHONE, TABLET } from './browser.ts'

export const SIZES = { phone: PHONE, tablet: TABLET, desktop: DESKTOP }
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const folder = process.env.PICTURES
const README = readFileSync('README.md', 'utf8')

/**
 * Promises that a page has no accessibility fault and no sideways scroll at these sizes. `PICTURES=folder` keeps a
 * picture of each; `PICTURES=docs npm run test:browser` makes those of README anew.
 *
 * @param examined the sizes to look for faults at, which takes half a second each; a tablet has what a desktop has
 */
export async function fits(
  page: Page,
  name: string,
  sizes: Record<string, ViewportSize> = SIZES,
  examined = ['phone', 'desktop'],
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
    await picture(page, `${name}-${size}`)
  }
}

async function picture(page: Page, name: string) {
  const file = `${folder}/${name}.png`
  if (!folder || (folder === 'docs' && !README.includes(file))) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: file })
}

async function faultsOf(page: Page) {
  // The other mode looks into frames from elsewhere, which no page of ours has, and opens a second page to do so.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}
