import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { CaseId } from '../../../src-main/contract/ids.ts'
import { caseOpened, created, interactionAdded, noteAdded } from '../../support/make-changes.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import type { Desk } from './stage.ts'

const hour = 3_600_000
const day = 24 * hour
const channels = ['phone', 'email', 'chat', 'letter', 'event'] as const

/** Maria has written and called for three years, some four hundred times; the last time a voice menu asked her why. */
function longHistory(now: number = Date.now()): readonly Change[] {
  const maria = created({ name: 'Maria Rossi' })
  const parcel = CaseId.parse(uuidv7())
  const contacts = Array.from({ length: 400 }, (_, index) => {
    const channel = channels[index % channels.length] ?? 'phone'
    return interactionAdded(maria.customerId, {
      at: now - 2 * day - index * 66 * hour,
      channel,
      direction: channel === 'event' ? 'none' : 'in',
      eventKind: channel === 'event' ? 'delivery' : null,
      durationSeconds: null,
      summary: `Contatto ${index}.`,
      caseId: index === 30 || index === 301 ? parcel : null,
    })
  })
  const last = interactionAdded(maria.customerId, {
    at: now - 3 * hour,
    initials: null,
    outcome: 'no-answer',
    durationSeconds: 0,
    summary: '',
    collectedBy: 'ivr',
    collected: [{ label: 'Motivo', value: 'Il pacco non arriva' }],
  })
  return [
    maria,
    caseOpened(maria.customerId, { id: parcel, subject: 'Pacco non consegnato', openedAt: now - 900 * day }),
    ...contacts,
    noteAdded(maria.customerId, { at: now - 500 * day, text: 'Preferisce il mattino.' }),
    last,
  ]
}

async function mariasCard({ stage }: Place): Promise<Operator<Desk>> {
  const operator = atTheDesk(await stage.openDesk({ house: { changes: longHistory(), account: null } }))
  await opensMariasCard(operator)
  return operator
}

async function opensMariasCard({ page, card, press }: Operator): Promise<void> {
  await page.locator('main#content').waitFor()
  await press('Control+k')
  await page.keyboard.type('Maria Ro')
  await page.getByRole('option', { name: /Maria Rossi/ }).click()
  await card('Maria Rossi').waitFor()
}

const patiently = { timeout: 15_000 }

const history = ({ page }: Operator) => page.getByRole('region', { name: /^Storia del cliente/ })
const entries = (operator: Operator) => history(operator).getByRole('article')
const contact = (operator: Operator, number: number) =>
  history(operator).getByText(`Contatto ${number}.`, { exact: true })
/** Where an entry stands in the window. */
const topOf = async (operator: Operator, number: number) =>
  (await contact(operator, number).boundingBox())?.y ?? Number.NaN

export const timeline: Journeys = {
  'three keys record a contact': async (place) => {
    const operator = await mariasCard(place)
    await operator.press('Alt+r')
    await operator.press('n')
    await operator.press('Enter')
    await operator.sees('Contatto registrato.')
    const visit = entries(operator).filter({ hasText: 'Visita in negozio' })
    await operator.sees('È venuta una visita in negozio.', visit)
    await operator.sees('GR', visit)
  },

  'what was typed about a contact outlives a closed dialog and a power cut': async (place) => {
    const operator = await mariasCard(place)
    await operator.press('Alt+r')
    await operator.press('l')
    const words = operator.page.getByRole('textbox', { name: 'Che cosa vi siete detti' })
    await words.fill('Lettera di reclamo, tre pagine.')
    await operator.shows('contact-by-hand')
    await operator.press('Escape')
    await operator.page.waitForTimeout(600)
    await operator.desk.restart()
    await opensMariasCard(operator)
    await operator.press('Alt+r')
    await expect.poll(() => words.inputValue(), patiently).toBe('Lettera di reclamo, tre pagine.')
  },

  'channels, a case and a date choose what the history shows, by keyboard; Escape shows everything': async (
    place,
  ) => {
    const operator = await mariasCard(place)
    const { page } = operator
    await operator.sees('Raccolto dal risponditore', history(operator))
    await page.getByRole('button', { name: /^Canali da mostrare/ }).focus()
    await operator.press('Enter')
    await page.getByRole('option', { name: 'Lettera' }).waitFor()
    await page.keyboard.type('Lett')
    await operator.press('Enter')
    await operator.press('Escape')
    await contact(operator, 3).waitFor()
    expect(await contact(operator, 2).count()).toBe(0)
    await operator.shows('timeline-letters')
    await operator.press('Escape')
    await contact(operator, 2).waitFor()

    await page.getByRole('tab', { name: /Pratiche/ }).click()
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /Pacco non consegnato/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Storia della pratica' }).click()
    await contact(operator, 301).waitFor()
    expect(await entries(operator).count()).toBe(2)
    await operator.shows('timeline-case')
    await operator.press('Escape')
    await contact(operator, 0).waitFor()

    // A year and a half back; what is newer than that day is there as well, above.
    const then = new Date(Date.now() - 550 * day)
    await page.getByRole('button', { name: /^Vai a una data/ }).click()
    await page.getByLabel('Giorno').fill(then.toISOString().slice(0, 10))
    await operator.press('Enter')
    await expect.poll(() => contact(operator, 200).count(), patiently).toBe(1)
    await operator.shows('timeline-date')
    await history(operator).focus()
    await operator.press('Home')
    await expect
      .poll(async () => {
        await operator.press('Home')
        return entries(operator).first().textContent()
      }, patiently)
      .toContain('Motivo')
  },

  'a line of what she already told goes to where it is; a new entry pushes nothing away': async (place) => {
    const operator = await mariasCard(place)
    const { page } = operator
    const told = page.getByRole('region', { name: 'Ci ha già detto' })
    await operator.sees(/Motivo: Il pacco non arriva/, told)
    await told.getByRole('button', { name: /Motivo: Il pacco non arriva/ }).press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), patiently)
      .toContain('Raccolto dal risponditore')

    await history(operator).focus()
    await expect
      .poll(async () => {
        await operator.press('PageDown')
        return contact(operator, 60).count()
      }, patiently)
      .toBe(1)
    await contact(operator, 60).scrollIntoViewIfNeeded()
    await page.waitForTimeout(300)
    const before = await topOf(operator, 60)
    await operator.press('Alt+n')
    await page.keyboard.type('Una nota che sta da sola, in cima.')
    await operator.press('Control+Enter')
    await operator.sees('Nota firmata.')
    await page.waitForTimeout(300)
    expect(Math.abs((await topOf(operator, 60)) - before)).toBeLessThan(2)
  },
}
