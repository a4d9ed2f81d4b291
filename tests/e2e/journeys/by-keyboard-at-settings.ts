import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { isFreeOfBarriers } from './barriers.ts'
import { type Hands, handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'

/** At the settings of a house that nobody has set up. */
async function atSettings({ stage }: Place): Promise<[Operator, Hands]> {
  const giulia = atTheDesk(await stage.openDesk({ house: { changes: [], account: null } }))
  await giulia.page.locator('main#content').waitFor()
  const hands = handsAt(giulia.page)
  await hands.enter('button', 'Impostazioni')
  return [giulia, hands]
}

async function openPart({ page }: Operator, hands: Hands, part: string): Promise<void> {
  // The parts stand before what is edited, which may be long.
  await hands.enter('button', part, 'Shift+Tab')
  await page.getByRole('button', { name: part, exact: true }).and(page.locator('[aria-current]')).waitFor()
}

type Edit = readonly [part: string, edit: (hands: Hands, giulia: Operator) => Promise<unknown>]

/** Each part of the settings with what is there to be done in it; saved afterwards. */
const edits: readonly Edit[] = [
  [
    'Nome e modi',
    async (hands, { sees }) => {
      await hands.tabTo('textbox', 'Nome della casa')
      await hands.type('Bianchi Impianti')
      await hands.tabTo('radio', 'Lei')
      await hands.press('ArrowRight')
      await sees('Ciao, qui Bianchi Impianti. Come posso aiutarti?')
    },
  ],
  [
    'Reparti e orari',
    async (hands) => {
      await hands.tabTo('textbox', 'Orario di sabato')
      await hands.retype('9-12')
      await hands.enter('button', 'Aggiungi un reparto', 'Shift+Tab')
      await hands.isAt('textbox', 'Nome del reparto')
      await hands.type('Amministrazione')
      await hands.tabTo('textbox', 'Orario di lunedì')
      await hands.type('9-12:30')
    },
  ],
  [
    'Calendario',
    async (hands) => {
      await hands.tick('checkbox', 'La casa chiude per il patrono')
      await hands.enter('button', /Mese del patrono$/)
      await hands.choose('dicembre')
      await hands.enter('button', 'Aggiungi una chiusura')
      await hands.tabTo('textbox', 'Dal')
      await hands.type('10/8/2027')
      await hands.tabTo('textbox', 'Al')
      await hands.retype('21/8/2027')
      await hands.tick('checkbox', 'Si lavora: Santo Stefano')
    },
  ],
  [
    'Persone e turni',
    async (hands) => {
      await hands.tabTo('textbox', 'Orario di lunedì')
      await hands.retype('14-18')
      await hands.enter('button', 'Aggiungi un’assenza')
      await hands.tabTo('textbox', 'Dal')
      await hands.type('28/12/2026')
      await hands.tabTo('textbox', 'Al')
      await hands.retype('5/1/2027')
    },
  ],
  [
    'Categorie',
    async (hands) => {
      await hands.enter('button', 'Aggiungi una categoria')
      await hands.isAt('textbox', 'Nome')
      await hands.type('Ricambi')
      await hands.enter('button', /Sotto$/)
      await hands.press('ArrowDown', 'Enter')
    },
  ],
  [
    'Tempi di risposta',
    async (hands) => {
      await hands.enter('button', 'Aggiungi un livello')
      await hands.isAt('textbox', 'Nome del livello 1')
      await hands.type('Oro')
      await hands.tabTo('textbox', 'Risposta entro, Tutte le categorie')
      await hands.retype('30 min')
      await hands.tabTo('textbox', 'Soluzione entro, Tutte le categorie')
      await hands.retype('6 ore')
    },
  ],
  [
    'Frasi pronte',
    async (hands, giulia) => {
      await hands.enter('button', 'Aggiungi una frase')
      await hands.tabTo('textbox', 'Lettere')
      await hands.type('fat')
      await hands.tabTo('textbox', 'Testo')
      await hands.type('Mi scuso per la fattura.')
      await giulia.sees(/^Le scuse sono della casa/)
      await isFreeOfBarriers(giulia, 'apology')
      await hands.retype('{casa} si scusa per la fattura.')
    },
  ],
  [
    'Esiti e passaggi',
    async (hands) => {
      await hands.enter('button', 'Aggiungi un motivo')
      await hands.isAt('textbox', /^Motivo \d/)
      await hands.type('Serve la lingua dei segni')
      await hands.enter('button', 'Sposta su Serve la lingua dei segni')
    },
  ],
]

async function editAndSave(place: Place, parts: readonly Edit[]): Promise<void> {
  const [giulia, hands] = await atSettings(place)
  for (const [part, edit] of parts) {
    await openPart(giulia, hands, part)
    try {
      await edit(hands, giulia)
      await hands.enter('button', 'Salva')
      await giulia.sees(/^Salvato: vale per tutti/)
    } catch (cause) {
      throw new Error(`not done: ${part}`, { cause })
    }
  }
}

export const byKeyboardAtSettings: Journeys = {
  'name, desks, calendar and shifts of a house are edited and saved': (place) =>
    editAndSave(place, edits.slice(0, 4)),
  'categories, yardstick, phrases and reasons of a house are edited and saved': (place) =>
    editAndSave(place, edits.slice(4)),

  'outcomes are named and ordered, and somebody is added': async (place) => {
    const [giulia, hands] = await atSettings(place)
    await openPart(giulia, hands, 'Esiti e passaggi')
    await hands.tabTo('textbox', 'Come lo chiamate: Da richiamare')
    await hands.type('Richiamiamo noi')
    await hands.enter('button', 'Sposta su Richiamiamo noi')
    await hands.tick('checkbox', 'Si offre: Numero errato')
    await hands.enter('button', 'Salva')
    await giulia.sees(/^Salvato: vale per tutti/)

    await openPart(giulia, hands, 'Persone e turni')
    await hands.enter('button', 'Aggiungi una persona')
    await hands.isAt('textbox', 'Nome e cognome')
    await hands.type('Luca Tosi')
    await hands.enter('button', /Ruolo$/)
    await hands.choose('Responsabile')
    await isFreeOfBarriers(giulia, 'somebody new')
    await hands.enter('button', 'Aggiungi')
    await giulia.sees('Luca Tosi fa parte della casa.')
    await hands.enter('button', /Cambia operatore$/, 'Shift+Tab')
    await hands.enter('button', /Luca Tosi/)
    await giulia.page.getByRole('button', { name: /^LT\. Operatore: Luca Tosi/ }).waitFor()
  },

  'the house is saved as one file, and taken from it again': async (place) => {
    const [giulia, hands] = await atSettings(place)
    const { page } = giulia
    await openPart(giulia, hands, 'Tutto in un file')
    await hands.tabTo('button', 'Scarica il file')
    const [download] = await Promise.all([page.waitForEvent('download'), hands.press('Enter')])
    const text = await readFile(await download.path(), 'utf8')
    const file = { name: 'casa.json', mimeType: 'application/json' }
    await hands.handOver('button', 'Scegli il file…', { ...file, text: '{' })
    await hands.enter('button', 'Sostituisci')
    await giulia.sees(/Questo file non è un’esportazione di Pronto/)
    await isFreeOfBarriers(giulia, 'no house in the file')
    const renamed = text.replace(/"name":\s*""/, '"name": "Bianchi Impianti"')
    await hands.handOver('button', 'Scegli il file…', { ...file, text: renamed })
    await isFreeOfBarriers(giulia, 'file chosen')
    await hands.enter('button', 'Sostituisci')
    await giulia.sees('Impostazioni della casa prese dal file.')
    await openPart(giulia, hands, 'Nome e modi')
    await expect.poll(() => page.getByLabel('Nome della casa').inputValue()).toBe('Bianchi Impianti')
  },

  'language and theme are chosen, and the microphone is tried': async (place) => {
    const [giulia, hands] = await atSettings(place)
    const { page } = giulia
    await hands.enter('button', /Tema$/)
    await hands.choose('Scuro')
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await hands.enter('button', 'Prova il microfono')
    await page.getByRole('button', { name: 'Ferma la prova' }).waitFor()
    await hands.enter('button', 'Ferma la prova')
    await hands.enter('button', /Lingua$/)
    await hands.choose('English')
    await giulia.sees('This seat')
  },

  'customers come from a file, what was refused is read, and all of it is undone': async (place) => {
    const [giulia, hands] = await atSettings(place)
    const { page } = giulia
    const rows = ['Nome;Cognome;Cellulare', 'Maria;Rossi;333 1234567', 'Luca;Bruni;333 7654321', ';;']
    await hands.enter('button', 'Importa…')
    await hands.handOver('button', 'Scegli un file…', {
      name: 'clienti.csv',
      mimeType: 'text/csv',
      text: `${rows.join('\n')}\n`,
    })
    await giulia.sees('Così leggo le prime righe')
    await isFreeOfBarriers(giulia, 'import read')
    await hands.enter('button', /Colonna Cellulare$/)
    await hands.choose('Telefono casa')
    await hands.enter('button', 'Importa')
    await giulia.sees('Fatto: 2 clienti importati.')
    await isFreeOfBarriers(giulia, 'import done')
    await hands.enter('button', 'Chiudi')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await hands.enter('button', 'Annulla importazione')
    await isFreeOfBarriers(giulia, 'import undone?')
    await hands.enter('button', 'Toglili')
    await giulia.sees('Importazione annullata.')
  },
}
