import { afterAll, beforeAll, expect, it } from 'vitest'
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

it.each(['it', 'en'])(
  'moves neither card nor note when the words for who has waited go (%s)',
  async (language) => {
    const { page } = await browser.openPage(gallery.address({ scene: 'resumed', language }))
    const words = page.locator('[class*=greeting]')
    await words.waitFor()
    await page.evaluate(() => document.fonts.ready)
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main > *')].map((part) => {
          const { top, height } = part.getBoundingClientRect()
          return { top, height }
        }),
      )
    const before = await places()
    expect(
      await words.evaluate((element) => element.scrollHeight - element.clientHeight),
    ).toBeLessThanOrEqual(1)
    await words.getByRole('button').click({ timeout: 5_000 })
    await words.waitFor({ state: 'detached' })
    expect(await places()).toEqual(before)
    await page.close()
  },
)
