import { expect } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { formatCode } from '../../../src-main/domain/codes.ts'
import { caseOpened, created, emailAdded, interactionAdded } from '../../support/make-changes.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { type Hands, handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'

const day = 24 * 3_600_000
const maria = created({ name: 'Maria Rossi' })
const luca = created({ name: 'Luca Bruni' })

/** Three days ago Maria called about a parcel, and yesterday Luca wrote. */
function twoContacts() {
  const now = Date.now()
  const parcel = caseOpened(maria.customerId, { openedAt: now - 3 * day })
  const changes: readonly Change[] = [
    ...[maria, luca, parcel],
    emailAdded(luca.customerId, 'luca@example.it'),
    interactionAdded(maria.customerId, { at: now - 3 * day, caseId: parcel.case.id, satisfaction: 3 }),
    interactionAdded(luca.customerId, { at: now - day, channel: 'email', durationSeconds: null }),
  ]
  return { changes, parcel: parcel.case }
}

/** As an Italian program writes a day. */
function italianDay(time: number): string {
  const [year, month, date] = new Date(time).toISOString().slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}

function aSurvey(reference: string): string {
  const [before, today] = [italianDay(Date.now() - 2 * day), italianDay(Date.now())]
  return [
    'Data;Pratica;E-mail;Quanto è soddisfatto?;Commento',
    `${before};${reference};;9;Molto gentili`,
    `${today};;luca@example.it;10;`,
    `${today};;nessuno@example.it;7;`,
    `${today};;luca@example.it;11;`,
  ].join('\r\n')
}

export async function opensCard({ page, card, press }: Operator, name: string): Promise<void> {
  await press('Control+k')
  await page.keyboard.type(name)
  // The search in the notes offers itself first.
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  await card(name).waitFor()
}

async function opensSettings({ stage }: Place): Promise<[Operator, Hands, string]> {
  const { changes, parcel } = twoContacts()
  const giulia = atTheDesk(await stage.openDesk({ house: { changes, account: null } }))
  await giulia.page.locator('main#content').waitFor()
  const hands = handsAt(giulia.page)
  await hands.enter('button', 'Impostazioni')
  return [giulia, hands, aSurvey(`P-${formatCode(parcel.reference)}`)]
}

async function handsOver(giulia: Operator, hands: Hands, text: string): Promise<void> {
  await hands.enter('button', 'Importa…')
  await hands.tabTo('radio', 'Clienti')
  await hands.press('ArrowRight')
  await giulia.sees('Trascina qui il file CSV del sondaggio')
  await isFreeOfBarriers(giulia, 'a survey to import')
  const file = { name: 'sondaggio.csv', mimeType: 'text/csv' }
  await hands.handOver('button', 'Scegli un file…', { ...file, text })
  await giulia.sees('Letto così')
}

export const surveys: Journeys = {
  'a survey comes from a file, stands on the cards beside what was asked, and all of it is undone': async (
    place,
  ) => {
    const [giulia, hands, text] = await opensSettings(place)
    const { page, sees } = giulia
    await handsOver(giulia, hands, text)
    // Nine and ten of ten, and eleven that no scale has.
    const read = page.getByRole('dialog').getByRole('row')
    await expect.poll(() => read.nth(1).innerText()).toMatch(/^5 su 5 /)
    await expect.poll(() => read.nth(4).innerText()).toMatch(/^fuori scala /)
    await giulia.shows('survey-read')
    await isFreeOfBarriers(giulia, 'a survey read')
    await hands.enter('button', /A quale contatto si riferisce$/)
    await hands.choose('L’ultimo, entro 60 giorni')
    await hands.enter('button', 'Importa')
    await sees('Fatto: 2 risposte importate.')
    await sees('2 righe non sono state importate.')
    await giulia.shows('survey-done')
    await isFreeOfBarriers(giulia, 'a survey taken in')
    await hands.enter('button', 'Chiudi')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await opensCard(giulia, 'Maria Rossi')
    const maria = giulia.card('Maria Rossi')
    await sees(/soddisfazione 3 su 5 · sondaggio: 5 su 5/, maria)
    await sees('Molto gentili', maria)
    await giulia.shows('survey-on-card')
    await isFreeOfBarriers(giulia, 'a survey on a card')
    await opensCard(giulia, 'Luca Bruni')
    await sees(/sondaggio: 5 su 5/, giulia.card('Luca Bruni'))

    // The same file again brings nothing.
    await page.getByRole('button', { name: 'Impostazioni' }).click()
    await handsOver(giulia, hands, text)
    await hands.enter('button', 'Importa')
    await sees('Nessuna risposta importata.')
    await hands.enter('button', 'Chiudi')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await hands.enter('button', 'Annulla importazione')
    await sees(/Tolgo le 2 risposte arrivate con sondaggio.csv/)
    await hands.enter('button', 'Annulla l’importazione')
    await sees('Importazione annullata.')
    await opensCard(giulia, 'Maria Rossi')
    await sees(/soddisfazione 3 su 5$/, maria)
    await expect.poll(() => maria.getByText(/sondaggio/).count()).toBe(0)
  },
}
