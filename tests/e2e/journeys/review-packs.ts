import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { created, interactionAdded } from '../../support/make-changes.ts'
import { pdfPages } from '../../support/pdf-text.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { byLuca, hour, lucaSpokeWithMaria } from './review-team.ts'

const secret = 'tre civette sul comò'

/** Giulia leads here, Carla from afar; Luca spoke with Maria and with Bruno. */
function aTeam(): readonly Change[] {
  const bruno = created({ name: 'Bruno Sala' })
  return [
    ...lucaSpokeWithMaria('La signora Rossi chiama dal solito numero. Promesso richiamo entro le 16.', {
      subject: 'Pacco fermo',
      outcome: 'solved',
    }),
    bruno,
    interactionAdded(bruno.customerId, {
      ...{ at: Date.now() - 2 * hour, subject: 'Orari', summary: 'Chiede gli orari.', ...byLuca },
    }),
  ]
}

async function opensReviews({ page, press }: Operator): Promise<void> {
  await page.getByRole('navigation').getByText('Revisione').waitFor()
  await press('Alt+q')
}

async function chooses({ page }: Operator, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Pacchetti e libro', exact: true }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** What the window offers as a download when `act` is done. */
async function saves({ page }: Operator, act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return readFile(await download.path())
}

async function gives({ page }: Operator, name: string, buffer: Buffer, passphrase = secret): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await dialog.getByLabel('Frase segreta del pacchetto').fill(passphrase)
}

/** The same without a mouse, at a dialog that has just been opened. */
async function givesByKeys({ page }: Operator, buffer: Buffer): Promise<void> {
  const hands = handsAt(page)
  const pack = { name: 'revisione.pronto-review', mimeType: 'application/octet-stream' }
  await page.getByRole('dialog').waitFor()
  await hands.handOver('button', 'Scegli il file…', { ...pack, text: buffer })
  await page.getByRole('status').getByText(pack.name).waitFor()
  await hands.tabToField('Frase segreta del pacchetto')
  await hands.retype(secret)
  await hands.press('Enter')
}

async function makesAPack(desk: Operator): Promise<Buffer> {
  const { page, sees } = desk
  await opensReviews(desk)
  await sees('2 contatti')
  await chooses(desk, 'Prepara un pacchetto…')
  const dialog = page.getByRole('dialog')
  await sees('Carla Neri', dialog)
  await isFreeOfBarriers(desk, 'making a review pack')
  await dialog.getByLabel('Frase segreta del pacchetto').fill(secret)
  await dialog.getByLabel('Ancora una volta').fill(secret)
  const pack = await saves(desk, () =>
    dialog.getByRole('button', { name: 'Prepara e salva il file' }).click(),
  )
  await sees('Pacchetto salvato: 2 contatti')
  await dialog.waitFor({ state: 'detached' })
  return pack
}

/** What the pack holds, under its pseudonyms. */
async function readsAsBook(reader: Operator): Promise<void> {
  const { page, sees, shows } = reader
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Note come libro…' }).click()
  await sees('Indice', dialog)
  await sees(/^La signora C-[0-9A-F]{6} chiama dal solito numero/, dialog)
  await shows('book-of-a-pack')
  const html = await saves(reader, () => dialog.getByRole('button', { name: 'Salva HTML' }).click())
  expect(html.toString('utf8')).not.toContain('Rossi')
  const pdf = await saves(reader, () => dialog.getByRole('button', { name: 'Salva PDF' }).click())
  expect(pdfPages(pdf).join(' ')).toContain('Note e contatti')
  await dialog.getByRole('button', { name: 'Chiudi' }).last().click()
  await dialog.waitFor({ state: 'detached' })
}

/** Who sits there leads nobody: the way is behind the initials, and the pack is as it was left. */
async function opensItAtAnOperatorsSeat(reader: Operator, pack: Buffer): Promise<void> {
  const { page, sees, press } = reader
  const dialog = page.getByRole('dialog')
  const rail = page.getByRole('navigation')
  const initials = page.getByRole('button', { name: /Cambia operatore/ })
  await initials.click()
  await dialog.getByRole('button', { name: /Luca Tosi/ }).click()
  await sees('Questa schermata è per chi guida il gruppo.')
  await rail.getByText('Clienti').click()
  await rail.getByText('Revisione').waitFor({ state: 'detached' })
  await initials.click()
  await dialog.getByRole('button', { name: 'Apri un pacchetto di revisione' }).click()
  await givesByKeys(reader, pack)
  await dialog.waitFor({ state: 'detached' })
  await sees('Valutati: 1 su 2')
  await rail.getByText('Clienti').click()
  await rail.getByText('Revisione').waitFor()
  await press('Alt+q')
  await sees('Valutati: 1 su 2')
}

/** At a computer with the demo only. */
async function readsIt({ stage }: Place, pack: Buffer): Promise<Buffer> {
  const reader = atTheDesk(await stage.openDesk({ house: null }))
  const { page, sees, press, shows } = reader
  const dialog = page.getByRole('dialog')
  // The demo's own call brings its screen forward when it begins to ring: it has done so before the pack is opened.
  await sees(/sta chiamando$/)
  await page.getByRole('button', { name: 'Apri un pacchetto di revisione' }).click()
  await gives(reader, 'gatto.png', Buffer.from('89504e470d0a1a0a', 'hex'))
  await dialog.getByRole('button', { name: 'Apri', exact: true }).click()
  await sees('Questo file non è un pacchetto di revisione di Pronto.', dialog)
  await gives(reader, 'revisione.pronto-review', pack, 'tre civette sul tetto')
  await dialog.getByRole('button', { name: 'Apri', exact: true }).click()
  await sees(/^La frase segreta non apre questo file/, dialog)
  await isFreeOfBarriers(reader, 'opening a review pack')
  await givesByKeys(reader, pack)
  await dialog.waitFor({ state: 'detached' })

  await sees(/Preparato da Giulia Riva per Carla Neri/)
  await sees('Valutati: 0 su 2')
  await sees(/^La signora C-[0-9A-F]{6} chiama dal solito numero/)
  // Elsewhere the demo's own Maria is calling.
  const table = page.getByRole('region', { name: /^Pacchetto di revisione/ })
  await table
    .getByText(/^C-[0-9A-F]{6}$/)
    .first()
    .waitFor()
  expect(await table.getByText(/Rossi\b/).count()).toBe(0)
  await isFreeOfBarriers(reader, 'reading a review pack')
  await shows('review-pack')
  await press('Alt+v')
  await page.getByRole('radiogroup', { name: /^Saluta/ }).waitFor()
  for (const digit of '1321n2') await press(digit)
  await press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await sees('Valutati: 1 su 2')

  // Reloaded in the middle of it: nothing is lost.
  await page.reload()
  await page.getByRole('navigation').getByText('Revisione').waitFor()
  await press('Alt+q')
  await sees('Valutati: 1 su 2')
  await readsAsBook(reader)
  const reply = await saves(reader, () => page.getByRole('button', { name: 'Salva la risposta' }).click())
  await page.getByRole('button', { name: 'Chiudi', exact: true }).first().click()
  await page.getByText('Valutati: 1 su 2').waitFor({ state: 'detached' })
  await opensItAtAnOperatorsSeat(reader, pack)
  return reply
}

export const reviewPacks: Journeys = {
  'a lead’s filter leaves as a file, is reviewed where there is no house, and the reply comes home': async (
    place,
  ) => {
    const desk = atTheDesk(await place.stage.openDesk({ house: { changes: aTeam(), account: null } }))
    const { page, sees } = desk
    const dialog = page.getByRole('dialog')
    const pack = await makesAPack(desk)
    const reply = await readsIt(place, pack)

    for (const already of [false, true]) {
      await chooses(desk, 'Importa una risposta…')
      await givesByKeys(desk, reply)
      await sees(/^Da Carla Neri/, dialog)
      if (!already) {
        await isFreeOfBarriers(desk, 'a reply to a review pack')
        await dialog.getByRole('button', { name: 'Importa 1 valutazione' }).click()
        await sees('1 valutazione importata')
      } else {
        await sees('Non c’è niente di nuovo.', dialog)
        await dialog.getByRole('button', { name: 'Chiudi' }).last().click()
      }
      await dialog.waitFor({ state: 'detached' })
    }
    const pane = page.getByRole('region', { name: 'Valutazioni', exact: true })
    await sees(/^Valutata anche da Carla Neri/, pane)
    await pane.getByRole('button', { name: 'Leggila senza valutare' }).click()
    await sees(/^Carla Neri, /, pane)
  },

  'what a filter finds is read as a book, printed with its pages numbered, and saved as a page and as PDF':
    async ({ stage }) => {
      const desk = atTheDesk(await stage.openDesk({ house: { changes: aTeam(), account: null } }))
      const { page, sees, shows } = desk
      const dialog = page.getByRole('dialog')
      await opensReviews(desk)
      await sees('2 contatti')
      await chooses(desk, 'Note come libro…')
      await sees('Indice', dialog)
      await sees(/^La signora Rossi chiama dal solito numero/, dialog)
      await isFreeOfBarriers(desk, 'notes as a book')
      await shows('book-of-notes')

      const pages = pdfPages(await page.pdf({ preferCSSPageSize: true }))
      // Two contacts need no sheet of their own behind the contents.
      expect(pages).toHaveLength(1)
      expect(pages[0]).toContain('Note e contatti')
      expect(pages[0]).toContain('Maria Rossi')
      expect(pages[0]).not.toContain('Revisione')

      const pdf = await saves(desk, () => dialog.getByRole('button', { name: 'Salva PDF' }).click())
      const printed = pdfPages(pdf)
      expect(printed).toHaveLength(pages.length)
      expect(printed[0]).toContain('Note e contatti')
      expect(printed[0]).toContain('Maria Rossi')
      expect(printed[0]?.replace(/\s/g, '')).toContain('1/1')

      const saved = await saves(desk, () => dialog.getByRole('button', { name: 'Salva HTML' }).click())
      const html = saved.toString('utf8')
      expect(html).toContain('La signora Rossi chiama')
      expect(html).toContain('counter(page)')
      expect(html).not.toContain('<script')
    },
}
