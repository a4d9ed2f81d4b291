import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
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

it('comes row by row through a million of them on a screen that shows everything twice as large', async () => {
  const large = await launchChromium({ extraArguments: ['--force-device-scale-factor=2'] })
  onTestFinished(large.close)
  const { page } = await large.openPage(gallery.address({ scene: 'review-deep' }))
  const list = page.getByRole('listbox', { name: 'Contatti trovati' })
  await list.getByRole('option', { selected: true }).getByText('Contatto 1', { exact: true }).waitFor()
  /** The first and the last row that are seen whole. */
  const inSight = () =>
    list.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      const seen = [...element.querySelectorAll('[role=option]')].filter((row) => {
        const place = row.getBoundingClientRect()
        return place.top >= top - 1 && place.bottom <= bottom + 1
      })
      return [seen[0], seen.at(-1)].map((row) => Number(row?.getAttribute('aria-posinset')))
    })
  const chosen = (number: number) =>
    list.getByRole('option', { selected: true }).getByText(`Contatto ${number}`, { exact: true }).waitFor()

  await list.focus()
  await page.keyboard.press('End')
  await chosen(1_000_000)
  await expect.poll(async () => (await inSight())[1]).toBe(1_000_000)
  for (const number of [999_999, 999_998, 999_997]) {
    await page.keyboard.press('ArrowUp')
    await chosen(number)
  }

  // By the wheel as far as in any list, also from the middle, where the bar goes faster than the rows.
  const [first = 0] = await inSight()
  await list.hover()
  await page.mouse.wheel(0, -3200)
  await expect.poll(async () => (await inSight())[0]).toBe(first - 100)
  await list.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2
  })
  await expect.poll(async () => (await inSight())[0]).toBeGreaterThan(499_000)
  const [middle = 0] = await inSight()
  expect(middle).toBeLessThan(501_000)
  await page.mouse.wheel(0, 320)
  await expect.poll(async () => (await inSight())[0]).toBe(middle + 10)
  await page.keyboard.press('Home')
  await chosen(1)
  await expect.poll(async () => (await inSight())[0]).toBe(1)
})
