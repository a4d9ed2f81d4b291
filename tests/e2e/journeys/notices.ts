import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { accountAt, everybody, mariasNumber } from './people.ts'
import type { Desk } from './stage.ts'

/** Out of sight this long, somebody on hold may be forgotten; and what a busy machine may take longer. */
const unseenMs = 30_000
const slackMs = 25_000

type Shown = { readonly title: string; readonly body: string; readonly open: boolean }

/** Giulia works in another tab; the window's notifications are real ones, and are written down. */
async function giuliaElsewhere({ stage, pbx }: PlaceWithPbx) {
  const house = { changes: everybody(), account: accountAt(pbx) }
  const giulia = atTheDesk(await stage.openDesk({ house, realFocus: true }))
  await giulia.isOnLine()
  await watchNotifications(giulia.page)
  await giulia.page.reload()
  await giulia.isOnLine()
  return giulia
}

/** Asked from outside: a page out of sight draws no frames, and Playwright's own waiting goes by these. */
const isTrue = (what: () => Promise<boolean>) => expect.poll(what, { timeout: slackMs }).toBe(true)
const isTitled = (page: Page, title: unknown) =>
  expect.poll(() => page.title(), { timeout: slackMs, interval: 100 }).toEqual(title)

async function turnsAway({ page }: Operator<Desk>): Promise<void> {
  const other = await page.context().newPage()
  await other.bringToFront()
  await isTrue(() => page.evaluate(() => document.hidden))
}

async function comesBack({ page }: Operator<Desk>): Promise<void> {
  await page.bringToFront()
  await isTrue(() => page.evaluate(() => !document.hidden))
}

async function watchNotifications(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: { notification: Notification; open: boolean }[] = []
    Object.defineProperty(window, 'notificationsOfTest', { value: shown })
    window.Notification = new Proxy(window.Notification, {
      construct(target, parameters, newTarget) {
        const notification: Notification = Reflect.construct(target, parameters, newTarget)
        const one = { notification, open: true }
        const close = notification.close.bind(notification)
        notification.close = () => {
          one.open = false
          close()
        }
        shown.push(one)
        return notification
      },
    })
  })
}

const shownIn = (page: Page): Promise<Shown[]> =>
  page.evaluate(() => {
    const kept: { notification: Notification; open: boolean }[] = Reflect.get(window, 'notificationsOfTest')
    return kept.map(({ notification: { title, body }, open }) => ({ title, body, open }))
  })

/** A window that came up without the focus has told of the ringing; that is another story. */
const forget = (page: Page) =>
  page.evaluate(() => {
    const kept: unknown[] = Reflect.get(window, 'notificationsOfTest')
    kept.length = 0
  })

const shows = (page: Page, ...expected: readonly object[]) =>
  expect
    .poll(() => shownIn(page), { timeout: slackMs })
    .toEqual(expected.map((one) => expect.objectContaining(one)))

export const notices: PbxJourneys = {
  'behind another tab a caller is named in the title and a notification, and one who gave up stays named':
    async (place) => {
      const giulia = await giuliaElsewhere(place)
      const { page } = giulia
      await turnsAway(giulia)
      const maria = await rings(place.pbx, mariasNumber)
      await shows(page, { title: 'Maria Rossi sta chiamando', open: true })
      await isTitled(page, 'Maria Rossi sta chiamando')
      await isTitled(page, 'Pronto')
      await maria.hangUp()
      const told = { title: 'Chiamata persa da Maria Rossi', body: 'Ha riagganciato prima della risposta.' }
      await shows(page, { title: 'Maria Rossi sta chiamando', open: false }, { ...told, open: true })
      await isTitled(page, 'Chiamata persa da Maria Rossi')

      await comesBack(giulia)
      await isTitled(page, 'Pronto')
      await shows(page, { open: false }, { ...told, open: false })
    },

  'who waits on hold behind another tab is named after half a minute, and no more when taken back': async (
    place,
  ) => {
    const giulia = await giuliaElsewhere(place)
    const { page } = giulia
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await forget(page)
    await giulia.press('Alt+h')
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
    await turnsAway(giulia)
    const begin = Date.now()
    await isTitled(page, expect.stringMatching(/^Maria Rossi · in attesa da \d:\d\d$/))
    expect(await shownIn(page)).toEqual([])
    await expect.poll(() => shownIn(page), { timeout: unseenMs + slackMs, interval: 250 }).toHaveLength(1)
    expect(Date.now() - begin).toBeGreaterThan(unseenMs - 2_000)
    const body = 'La chiamata è ancora in attesa: torna a Pronto.'
    await shows(page, { title: expect.stringMatching(/^Maria Rossi aspetta da \d\d s$/), body, open: true })

    await comesBack(giulia)
    await giulia.press('Alt+h')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await shows(page, { body, open: false })
    await isTitled(page, 'Pronto')
  },

  'that nobody can call is said beside other programs until somebody can': async (place) => {
    onTestFinished(async () => {
      if (place.pbx.pid() === undefined) await place.pbx.restart()
    })
    const giulia = await giuliaElsewhere(place)
    await turnsAway(giulia)
    await place.pbx.kill()
    await shows(giulia.page, { title: 'Non sei raggiungibile', open: true })
    await place.pbx.restart()
    await shows(giulia.page, { title: 'Non sei raggiungibile', open: false })
  },
}
