import { expect, it } from 'vitest'
import { fitsTheWindow } from '../support/fits-the-window.ts'
import { caseOpened, created, interactionAdded, noteAdded, phoneAdded } from '../support/make-changes.ts'
import { atTheDesk } from './journeys/operator.ts'
import { stageOfHost } from './journeys/stage-of-host.ts'

// Two hundred characters without a place to break, from the right and from the left.
const names = ['محمد'.repeat(50), 'Ro'.repeat(100)]

it('has room at 1280 × 720: long names widen no list, and a notice moves nothing', async () => {
  const changes = names.map((name) => created({ name }))
  const desk = await stageOfHost.openDesk({ house: { changes, account: null } })
  const operator = atTheDesk(desk)
  const { page } = desk
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.getByRole('navigation').getByRole('button', { name: 'Clienti' }).click()
  const first = page
    .getByRole('listitem')
    .filter({ hasText: names[0] ?? '' })
    .first()
  const tooWide = await first.evaluate((item) => {
    const list = item.closest('ul')
    return list === null ? null : list.scrollWidth - list.clientWidth
  })
  expect(tooWide).toBe(0)

  await first.getByRole('button').click()
  await page.getByRole('heading', { level: 2, name: names[0] ?? '' }).waitFor()
  const places = () => Promise.all([page.getByRole('main'), operator.note].map((part) => part.boundingBox()))
  const before = await places()
  await operator.press('Alt+r')
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  await page.getByText('Contatto registrato.').waitFor()
  expect(await places()).toEqual(before)
})

/** A family that writes from right to left, with emoji, and a firm's worth of telephones. */
function theHassans() {
  const family = created({
    name: '👩‍👩‍👧‍👦 مريم الحسن 🇮🇹',
    company: 'מסעדת השלום',
    address: 'شارع الحمراء ١٢، بولونيا',
    warning: 'تتكلم العربية فقط 🙏',
    tags: ['🍋 Limone', 'عائلة'],
  })
  const { customerId } = family
  const numbers = Array.from({ length: 500 }, (_, index) =>
    phoneAdded(customerId, `+3902${String(5_000_000 + index)}`),
  )
  return [
    family,
    ...numbers,
    caseOpened(customerId, { subject: 'الطرد لم يصل 📦' }),
    interactionAdded(customerId, { at: Date.now() - 3_600_000, summary: 'سألت عن الطرد؛ הזמנה 4711 🙂.' }),
    noteAdded(customerId, { text: 'تتصل غداً צהריים dopo le 12.' }),
  ]
}

it('has room at 1280 × 720 for five hundred numbers, emoji and words from right to left', async () => {
  const desk = await stageOfHost.openDesk({ house: { changes: theHassans(), account: null } })
  const operator = atTheDesk(desk)
  const { page } = desk
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.locator('main#content').waitFor()
  await operator.press('Control+k')
  await page.keyboard.type('الحسن')
  await page.getByRole('option', { name: /مريم/ }).waitFor()
  await operator.shows('room-palette')
  await fitsTheWindow(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: /مريم الحسن/ }).waitFor()
  await operator.sees(/سألت عن الطرد/)
  await operator.shows('room-card')
  await fitsTheWindow(page)

  await page.getByRole('tab', { name: 'Anagrafica' }).click()
  const phones = page.getByRole('region', { name: 'Telefoni' })
  expect(await phones.getByRole('listitem').count()).toBe(12)
  await operator.shows('room-details')
  await phones.getByRole('button', { name: 'Mostra tutti, 500' }).click()
  await expect.poll(() => phones.getByRole('listitem').count()).toBe(500)
  await phones.getByText('+39 02 500 0499').scrollIntoViewIfNeeded()
  await operator.shows('room-numbers')
  await fitsTheWindow(page)
})
