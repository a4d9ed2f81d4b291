import { isFreeOfBarriers } from './barriers.ts'
import { type Hands, handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'

/** At one part of the settings, as it is with a house nobody has set up. */
async function atPart({ stage }: Place, part: string): Promise<[Operator, Hands]> {
  const giulia = atTheDesk(await stage.openDesk({ house: { changes: [], account: null } }))
  await giulia.page.locator('main#content').waitFor()
  const hands = handsAt(giulia.page)
  await hands.enter('button', 'Impostazioni')
  await hands.enter('button', part)
  await giulia.page
    .getByRole('button', { name: part, exact: true })
    .and(giulia.page.locator('[aria-current]'))
    .waitFor()
  return [giulia, hands]
}

async function saves(giulia: Operator, hands: Hands, part: string): Promise<void> {
  await isFreeOfBarriers(giulia, part)
  await hands.enter('button', 'Salva')
  await giulia.sees(/^Salvato/)
}

export const byKeyboardAtSettings: Journeys = {
  'hours of a desk': async (place) => {
    const [giulia, hands] = await atPart(place, 'Reparti e orari')
    await hands.tabTo('textbox', 'Orario di sabato')
    await hands.retype('9-12')
    await saves(giulia, hands, 'hours')
  },

  'a shift and an absence': async (place) => {
    const [giulia, hands] = await atPart(place, 'Persone e turni')
    await hands.tabTo('textbox', 'Orario di lunedì')
    await hands.retype('14-18')
    await hands.enter('button', 'Aggiungi un’assenza')
    await hands.tabTo('textbox', 'Dal')
    await hands.type('28/12/2026')
    await hands.tabTo('textbox', 'Al')
    await hands.retype('5/1/2027')
    await saves(giulia, hands, 'shifts')
  },

  'a category under another': async (place) => {
    const [giulia, hands] = await atPart(place, 'Categorie')
    await hands.enter('button', 'Aggiungi una categoria')
    await hands.tabTo('textbox', 'Nome')
    await hands.type('Ricambi')
    await hands.enter('button', /Sotto$/)
    await hands.press('ArrowDown', 'Enter')
    await saves(giulia, hands, 'categories')
  },

  'a time of the yardstick': async (place) => {
    const [giulia, hands] = await atPart(place, 'Tempi di risposta')
    await hands.tabTo('textbox', 'Risposta entro, Tutte le categorie')
    await hands.retype('30 min')
    await hands.tabTo('textbox', 'Soluzione entro, Tutte le categorie')
    await hands.retype('6 ore')
    await saves(giulia, hands, 'yardstick')
  },

  'a template, with the warning of an apology in the first person': async (place) => {
    const [giulia, hands] = await atPart(place, 'Frasi pronte')
    await hands.enter('button', 'Aggiungi una frase')
    await hands.tabTo('textbox', 'Lettere')
    await hands.type('fat')
    await hands.tabTo('textbox', 'Testo')
    await hands.type('Mi scuso per la fattura.')
    await giulia.sees(/^Le scuse sono della casa/)
    await isFreeOfBarriers(giulia, 'apology')
    await hands.retype('{casa} si scusa per la fattura.')
    await saves(giulia, hands, 'templates')
  },
}
