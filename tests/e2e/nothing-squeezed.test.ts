import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fitsTheWindow } from '../support/fits-the-window.ts'
import { type Gallery, openGallery } from '../support/gallery/open-gallery.ts'
import { launchChromium, type TestBrowser } from '../support/launch-chromium.ts'

let gallery: Gallery
let browser: TestBrowser
beforeAll(async () => {
  gallery = await openGallery()
  browser = await launchChromium({ width: 1280, height: 720 })
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

/** Buttons and fields whose words do not fit them, or that lie beyond the panel they stand in. */
function squeezedOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const problems: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, input, textarea, [role=combobox]',
    )) {
      if (!element.checkVisibility() || element.closest('.visually-hidden') !== null) continue
      const name = `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(
        0,
        60,
      )
      if (element.localName === 'button' && element.scrollHeight > element.clientHeight + 1)
        problems.push(`${name}: words higher than it`)
      const panel = element.closest('[role=dialog], main section, main form')
      const beyond = panel && element.getBoundingClientRect().right - panel.getBoundingClientRect().right
      if (beyond !== null && beyond > 1) problems.push(`${name}: ${Math.round(beyond)} px beyond its panel`)
    }
    return problems
  })
}

it('has room at 1280 × 720 for every button and field of the settings, Italian and English', async () => {
  for (const language of ['it', 'en']) {
    const { page } = await browser.openPage(gallery.address({ scene: 'settings', language }))
    await page.locator('main').waitFor()
    await page.evaluate(() => document.fonts.ready)
    const squeezed = await squeezedOn(page)
    await page.close()
    expect(squeezed, language).toEqual([])
  }
})

it.each<[string, 'button' | 'textbox', RegExp]>([
  ['ringing', 'button', /^(Rispondi|Answer)/],
  ['talking', 'textbox', /^(Nota|Note)$/],
  ['talking-second-rings', 'button', /^(Rispondi|Answer)/],
  ['held-behind', 'button', /^(Riprendi|Resume)/],
  ['wrap-up', 'button', /^(Concludi|Conclude)/],
  ['settings', 'button', /./],
])('needs no scrolling of the page at 1280 × 720, Italian and English: %s', async (scene, role, name) => {
  for (const language of ['it', 'en']) {
    const { page } = await browser.openPage(gallery.address({ scene, language }))
    const next = page.getByRole(role, { name }).first()
    await next.waitFor()
    await page.evaluate(() => document.fonts.ready)
    await fitsTheWindow(page, language)
    const place = await next.boundingBox()
    expect(place && place.y >= 0 && place.y + place.height <= 720, language).toBe(true)
    await page.close()
  }
})

it('draws one focus ring around a choice, not two', async () => {
  const { page } = await browser.openPage(gallery.address({ scene: 'handover', language: 'it' }))
  const button = page.getByRole('button', { name: /Da quando$/ })
  await button.waitFor()
  await page.keyboard.press('Tab')
  await button.focus()
  const rings = await button.evaluate((element) =>
    [element, element.parentElement].map((each) => each && getComputedStyle(each).outlineStyle),
  )
  expect(rings).toEqual(['solid', 'none'])
  await page.close()
})
