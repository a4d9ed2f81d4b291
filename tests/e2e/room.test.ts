import { expect, it } from 'vitest'
import { created } from '../support/make-changes.ts'
import { atTheDesk } from './journeys/operator.ts'
import { stageOfHost } from './journeys/stage-of-host.ts'

// Two hundred characters without a place to break, from the right and from the left.
const names = ['محمد'.repeat(50), 'Ro'.repeat(100)]

it('has room at 1280 × 720: long names widen no list, and notices lie over nothing', async () => {
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
  await operator.press('Alt+r')
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  const notice = page.getByText('Contatto registrato.')
  await notice.waitFor()
  const [lies, content] = [await notice.boundingBox(), await page.getByRole('main').boundingBox()]
  if (!lies || !content) throw new Error('nothing in sight')
  expect(lies.y).toBeGreaterThanOrEqual(content.y + content.height)
})
