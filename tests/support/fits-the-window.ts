import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Nobody has to scroll the page, only lists in it. */
export async function fitsTheWindow(page: Page, what?: string): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return { width: scrollWidth - innerWidth, height: scrollHeight - innerHeight }
  })
  expect(beyond, what).toEqual({ width: 0, height: 0 })
}
