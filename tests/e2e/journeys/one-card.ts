import axe from 'axe-core'
import { expect } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { formatCode } from '../../../src-main/domain/codes.ts'
import { caseOpened, created, emailAdded, noteAdded, phoneAdded } from '../../support/make-changes.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { mariasNumber } from './people.ts'

const maria = created({ name: 'Maria Rossi', address: 'Via dei Mille 12, Bologna', tags: ['Contratto Casa'] })
const again = created({
  name: 'ROSSI Mària',
  address: 'v. dei mille n. 12 Bologna',
  warning: 'Sente poco: parlare piano.',
})
const luca = created({ name: 'Luca Rossi' })

function twoCardsOfMaria(): readonly Change[] {
  const now = Date.now()
  return [
    maria,
    phoneAdded(maria.customerId, mariasNumber),
    caseOpened(maria.customerId, { subject: 'Pacco non consegnato', openedAt: now - 86_400_000 }),
    again,
    emailAdded(again.customerId, 'maria.rossi@example.it'),
    noteAdded(again.customerId, { text: 'Chiede la fattura di ottobre.', at: now - 3_600_000 }),
    luca,
    phoneAdded(luca.customerId, mariasNumber),
  ]
}

/** A house without a line: cards need none. */
async function giuliaAmongCards({ stage }: Place): Promise<Operator> {
  const desk = await stage.openDesk({ house: { changes: twoCardsOfMaria(), account: null } })
  const giulia = atTheDesk(desk)
  await goTo(giulia, 'Clienti')
  return giulia
}

function goTo({ page }: Operator, name: string): Promise<void> {
  return page.getByRole('navigation').getByRole('button', { name }).click()
}

async function open(giulia: Operator, words: string, name: string): Promise<void> {
  const { page } = giulia
  await page.getByRole('searchbox', { name: 'Cerca tra i clienti' }).fill(words)
  await giulia.sees('1 trovato')
  await page.getByRole('region', { name: 'Clienti' }).getByRole('button', { name }).click()
  await giulia.card(name).getByRole('tab', { name: 'Anagrafica' }).click()
}

/** Free of barriers where `part` is, and for people to look at, as wide and as dark as screens are. */
async function showsEverywhere({ page, shows }: Operator, state: string, part = 'tabpanel'): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async (role) => {
    // Put there by the line above.
    const { axe: inPage } = window as unknown as { axe: typeof import('axe-core') }
    const found = await inPage.run(role === 'form' ? 'form' : `[role=${role}]`)
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, part)
  expect(violations, state).toEqual([])
  if (!process.env['PRONTO_SHOTS']) return
  const before = page.viewportSize()
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // Colours fade over.
      await page.waitForTimeout(200)
      await shows(`${state}-${width}-${colorScheme}`)
    }
  }
  await page.emulateMedia({ colorScheme: null })
  if (before) await page.setViewportSize(before)
}

export const oneCard: Journeys = {
  'two cards of one customer become one, are found under both codes, and are separated again': async (
    place,
  ) => {
    const giulia = await giuliaAmongCards(place)
    const { page } = giulia
    await open(giulia, formatCode(maria.code), 'Maria Rossi')
    const card = giulia.card('Maria Rossi')
    await giulia.sees('Forse è lo stesso cliente', card)
    await giulia.sees(/nome simile allo stesso indirizzo/, card)
    await card.getByRole('button', { name: 'Confronta con ROSSI Mària e unisci' }).scrollIntoViewIfNeeded()
    await showsEverywhere(giulia, 'duplicates')

    await card.getByRole('button', { name: 'Confronta con ROSSI Mària e unisci' }).click()
    const dialog = page.getByRole('dialog', { name: 'Unisci due schede' })
    await dialog.getByRole('group', { name: 'Nome' }).waitFor()
    // What only the other card says is taken, what both say is not asked.
    expect(await dialog.getByRole('radio', { name: 'Sente poco: parlare piano.' }).isChecked()).toBe(true)
    expect(await dialog.getByRole('group', { name: 'Lingua' }).count()).toBe(0)
    await showsEverywhere(giulia, 'merge', 'dialog')
    await dialog.getByRole('button', { name: 'Unisci le schede' }).click()

    await giulia.sees('Ora è una scheda sola.')
    await giulia.sees(new RegExp(`anche ${formatCode(again.code)}`), card)
    await giulia.sees('Sente poco: parlare piano.', card)
    await giulia.sees(/Unita con «ROSSI Mària»/, card)
    await card.getByRole('tab', { name: 'Storia' }).click()
    await giulia.sees('Chiede la fattura di ottobre.', card)

    await open(giulia, formatCode(again.code), 'Maria Rossi')
    await showsEverywhere(giulia, 'merged')
    await card.getByRole('button', { name: 'Separa di nuovo' }).click()
    await giulia.sees('Sono di nuovo due schede.')
    await open(giulia, formatCode(again.code), 'ROSSI Mària')
    await giulia.card('ROSSI Mària').getByRole('tab', { name: 'Storia' }).click()
    await giulia.sees('Chiede la fattura di ottobre.', giulia.card('ROSSI Mària'))
  },

  'a code that cannot be is not saved, and nothing typed is lost': async (place) => {
    const giulia = await giuliaAmongCards(place)
    await open(giulia, formatCode(maria.code), 'Maria Rossi')
    const card = giulia.card('Maria Rossi')
    const code = card.getByRole('textbox', { name: 'Codice fiscale' })
    await code.fill('RSSMRA64R52A944X')
    await giulia.press('Enter')
    await giulia.sees(/^Questo codice fiscale non esiste/, card)
    await showsEverywhere(giulia, 'implausible')
    await card.getByRole('tab', { name: 'Storia' }).click()
    await card.getByRole('tab', { name: 'Anagrafica' }).click()
    expect(await code.inputValue()).toBe('RSSMRA64R52A944X')
    await code.fill('rss mra 64r52 a944z')
    await giulia.press('Enter')
    await giulia.sees('Scheda salvata.')
    await expect.poll(() => code.inputValue()).toBe('RSSMRA64R52A944Z')
    await giulia.sees(/^Era vuoto, scritto da GR oggi alle/, card)
    await card.getByRole('button', { name: 'Rimetti com’era: Codice fiscale' }).click()
    await expect.poll(() => code.inputValue()).toBe('')
  },

  'a number that two share says so, and who comes first is chosen on the card': async (place) => {
    const giulia = await giuliaAmongCards(place)
    await open(giulia, formatCode(maria.code), 'Maria Rossi')
    const phones = giulia.page.getByRole('region', { name: 'Telefoni' })
    await giulia.sees(/numero condiviso con/, phones)
    await phones.getByRole('button', { name: /Chi viene prima quando chiama/ }).click()
    await giulia.page.getByRole('option', { name: 'Luca Rossi' }).click()
    await giulia.sees('Luca Rossi', phones.getByRole('button', { name: /Chi viene prima/ }))
    await phones.getByRole('button', { name: /^.*Interni di/ }).click()
    await giulia.page.getByRole('option', { name: 'le ultime 2 cifre sono l’interno' }).click()
    await giulia.sees('le ultime 2 cifre sono l’interno', phones)
    await showsEverywhere(giulia, 'shared')
  },

  'whoever types a new card is told who may be here already, and is not kept from it': async (place) => {
    const giulia = await giuliaAmongCards(place)
    const { page } = giulia
    await page.getByRole('button', { name: 'Nuova scheda' }).click()
    const form = page.getByRole('form', { name: 'Nuova scheda' })
    await form.getByLabel('Nome e cognome').fill('Rossi Maria')
    await form.getByLabel('Telefono').fill('333 123 4567')
    await giulia.sees('Forse c’è già', form)
    await giulia.sees(/stesso numero \+39 333 123 4567/, form)
    await showsEverywhere(giulia, 'perhaps', 'form')
    // Looked elsewhere and back, what was typed is there.
    await page.getByRole('region', { name: 'Clienti' }).getByRole('button', { name: 'Luca Rossi' }).click()
    await giulia.card('Luca Rossi').waitFor()
    await page.getByRole('button', { name: 'Nuova scheda' }).click()
    expect(await form.getByLabel('Nome e cognome').inputValue()).toBe('Rossi Maria')
    await form.getByRole('button', { name: 'Crea la scheda' }).click()
    await giulia.card('Rossi Maria').waitFor()
  },

  'the number of an unknown caller goes on a card that is there: search, Enter': async ({ stage }) => {
    const operator = atTheDesk(await stage.openDesk({ house: null }))
    await operator.isOnLine()
    await operator.sees(/ sta chiamando$/, operator.bar)
    await operator.press('F8')
    await operator.sees(/Rifiutata/, operator.bar)
    await operator.bar.getByRole('button', { name: 'Chiudi' }).click()
    await operator.bar.waitFor({ state: 'detached' })

    const { page } = operator
    await page.getByRole('banner').getByRole('button', { name: 'Chiamami' }).click()
    await page.getByRole('menuitem', { name: 'Un numero sconosciuto' }).click()
    await operator.sees('Chiama un numero sconosciuto', operator.bar)
    await operator.press('F9')
    const form = page.getByRole('form', { name: 'È già cliente?' })
    await form.getByRole('searchbox').fill('maria rossi')
    await form.getByRole('listitem').first().waitFor()
    await showsEverywhere(operator, 'attach', 'form')
    await operator.press('Enter')
    await operator.sees('In linea con Maria Rossi', operator.bar)
    const card = operator.card('Maria Rossi')
    await card.getByRole('tab', { name: 'Anagrafica' }).click()
    await expect
      .poll(() => card.getByRole('region', { name: 'Telefoni' }).getByRole('listitem').count())
      .toBe(3)
    await operator.press('F8')
  },
}
