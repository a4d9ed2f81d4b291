import { expect } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { formatCode } from '../../../src-main/domain/codes.ts'
import {
  caseOpened,
  created,
  emailAdded,
  interactionAdded,
  noteAdded,
  phoneAdded,
} from '../../support/make-changes.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { mariasNumber } from './people.ts'

const day = 86_400_000

const maria = created({ name: 'Maria Rossi', company: 'Caffè Nero' })
const carlo = created({ name: 'Carlo Grossi' })
const parcel = caseOpened(maria.customerId, {
  subject: 'Pacco fermo in dogana',
  openedAt: Date.now() - 3 * day,
})

/** Years of Maria's: what is looked for lies far below what a card shows at first. */
function aHouse(): readonly Change[] {
  const now = Date.now()
  const old = interactionAdded(maria.customerId, {
    at: now - 900 * day,
    channel: 'email',
    summary: 'Chiede perché la guarnizione del coperchio non è nella scatola.',
  })
  const since = Array.from({ length: 150 }, (_, index) =>
    interactionAdded(maria.customerId, {
      at: now - (151 - index) * day,
      summary: `Chiamata numero ${index + 1}.`,
    }),
  )
  const before = Array.from({ length: 60 }, (_, index) =>
    interactionAdded(maria.customerId, {
      at: now - (1000 - index) * day,
      summary: `Anni fa, numero ${index + 1}.`,
    }),
  )
  return [
    maria,
    ...before,
    phoneAdded(maria.customerId, mariasNumber),
    parcel,
    old,
    noteAdded(maria.customerId, {
      at: now - 899 * day,
      text: 'Guarnizione spedita a parte.',
      initials: 'LT',
    }),
    ...since,
    carlo,
    emailAdded(carlo.customerId, 'c.grossi@example.it'),
  ]
}

async function giuliaSearches({ stage }: Place): Promise<Operator> {
  return atTheDesk(await stage.openDesk({ house: { changes: aHouse(), account: null } }))
}

async function marked(operator: Operator, name: RegExp): Promise<string[]> {
  return operator.page.getByRole('option', { name }).locator('mark').allTextContents()
}

export const search: Journeys = {
  'from anywhere by keys alone: any part of a name, a number, an address, a reference, a subject': async (
    place,
  ) => {
    const giulia = await giuliaSearches(place)
    const { page } = giulia
    const field = page.getByRole('combobox', { name: 'Cerca clienti, pratiche e note' })
    await field.waitFor()

    await giulia.press('F2')
    await page.keyboard.type('ross')
    await page.getByRole('option', { name: /^Carlo Grossi/ }).waitFor()
    await expect.poll(() => marked(giulia, /^Maria Rossi/)).toEqual(['Ross'])
    expect(await marked(giulia, /^Carlo Grossi/)).toEqual(['ross'])
    await giulia.shows('palette')

    for (const [typed, option] of [
      ['333 12', /^Maria Rossi/],
      ['4567', /^Maria Rossi/],
      ['c.grossi@ex', /^Carlo Grossi.*c\.grossi@example\.it/],
      [formatCode(maria.code).toLowerCase().replaceAll('0', 'o'), /^Maria Rossi/],
      [`c-${formatCode(parcel.case.reference)}`, /^Pacco fermo in dogana/],
      ['dogan', /^Pacco fermo in dogana/],
    ] as const) {
      await field.fill(typed)
      await page.getByRole('option', { name: option }).first().waitFor()
    }

    await field.fill('')
    await page.keyboard.type('dogana')
    await page.keyboard.press('Enter')
    await giulia.card('Maria Rossi').waitFor()
    await giulia.sees('Pacco fermo in dogana', giulia.card('Maria Rossi'))

    await giulia.press('Control+k')
    await page.keyboard.type('grossi')
    await giulia.press('Enter')
    await giulia.card('Carlo Grossi').waitFor()
  },

  'a search during a call leaves the call on the line and the note as it was': async ({ stage }) => {
    const operator = atTheDesk(await stage.openDesk({ house: null }))
    await operator.isOnLine()
    await operator.sees(/ sta chiamando$/, operator.bar)
    const heading = await operator.bar.getByRole('heading').textContent()
    const name = heading?.replace(' sta chiamando', '') ?? ''
    await operator.press('F9')
    await operator.sees(`In linea con ${name}`, operator.bar)
    await operator.press('Alt+n')
    await operator.page.keyboard.type('Chiede del vicino ')
    await operator.press('F2')
    await operator.page.keyboard.type('zzz')
    await operator.press('Escape')
    await operator.page.keyboard.type('di casa')
    await expect.poll(() => operator.note.inputValue()).toBe('Chiede del vicino di casa')

    await operator.press('Control+k')
    await operator.page.keyboard.type('maria ros')
    await operator.page.getByRole('option', { name: /^Maria Rossi/ }).waitFor()
    await operator.shows('palette-in-call')
    await operator.press('Enter')
    await operator.card('Maria Rossi').waitFor()
    await operator.sees(`In linea con ${name}`, operator.bar)
    await operator.talksBothWays()
    await operator.press('F8')
    await operator.sees(`Chiamata con ${name} finita`, operator.bar)
  },

  'a word in three years of notes leads to the card, there where it was said': async (place) => {
    const giulia = await giuliaSearches(place)
    const { page } = giulia
    await page.getByRole('navigation').getByRole('button', { name: 'Note' }).click()
    await giulia.sees('Tutto quello che è stato detto e scritto')
    await page.keyboard.type('chiamata')
    await giulia.sees('Gli ultimi 50: scorri per vedere i precedenti')
    await page.getByRole('option').nth(49).scrollIntoViewIfNeeded()
    await giulia.sees(/Gli ultimi 100/)

    const field = page.getByRole('searchbox', { name: /Parole da cercare/ })
    await field.fill('"guarnizione del coperchio" -spedita')
    await giulia.sees('1 trovato')
    await field.fill('PERCHE guarniz')
    await giulia.sees('1 trovato')
    await expect.poll(() => marked(giulia, /./)).toEqual(['perché', 'guarniz'])
    await giulia.shows('notes-search')
    await giulia.press('ArrowDown')
    await giulia.press('Enter')
    const entry = giulia
      .card('Maria Rossi')
      .getByRole('article')
      .filter({ hasText: 'guarnizione del coperchio' })
    await entry.waitFor()
    await giulia.shows('notes-search-opened')
  },
}
