import { expect } from 'vitest'
import { formatCode } from '../../../src-main/domain/codes.ts'
import { created, phoneAdded } from '../../support/make-changes.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { giuliaAt, openCard, openTab } from './card-by-keyboard.ts'
import type { Journeys } from './journey.ts'
import { everybody, mariasNumber } from './people.ts'

export const byKeyboardOnCards: Journeys = {
  'a new card is told who may be here already; its details and numbers are filled in': async (place) => {
    const luca = created({ name: 'Luca Rossi' })
    const [giulia, hands] = await giuliaAt(place, [
      ...everybody(),
      luca,
      phoneAdded(luca.customerId, mariasNumber),
    ])
    const { page } = giulia
    await hands.enter('button', 'Clienti')
    await hands.tabTo('searchbox', 'Cerca tra i clienti')
    await hands.type('carlo')
    await giulia.sees('1 trovato')
    await hands.enter('button', /^Carlo Bianchi/)
    await giulia.card('Carlo Bianchi').waitFor()

    await hands.enter('button', 'Nuova scheda', 'Shift+Tab')
    await hands.isAt('textbox', 'Nome e cognome')
    await hands.type('Rossi Maria')
    await hands.tabTo('textbox', 'Telefono')
    await hands.type('333 123 4567')
    await giulia.sees('Forse c’è già')
    await isFreeOfBarriers(giulia, 'perhaps here')
    await hands.enter('button', 'Crea la scheda')
    const card = giulia.card('Rossi Maria')
    await card.waitFor()
    await openTab(hands, giulia, /^Anagrafica/)
    await hands.tabTo('textbox', 'Azienda')
    await hands.type('Caffè Nero')
    await hands.tabTo('radio', 'Lei')
    await hands.press('ArrowRight')
    await hands.enter('button', 'Salva')
    await giulia.sees('Scheda salvata.')

    const phones = page.getByRole('region', { name: 'Telefoni' })
    await hands.enter('button', /Chi viene prima quando chiama$/)
    await hands.choose('Luca Rossi')
    await giulia.sees('Luca Rossi', phones.getByRole('button', { name: /Chi viene prima/ }))
    await hands.tabTo('textbox', 'Nuovo telefono')
    await hands.type('02 8765 4399')
    await hands.press('Enter')
    await giulia.sees('02 8765 4399', phones)
    await hands.enter('button', /Interni di \+39 02 8765 4399$/, 'Shift+Tab')
    await hands.choose('le ultime 2 cifre sono l’interno')
    await giulia.sees('le ultime 2 cifre sono l’interno', phones.getByRole('button', { name: /Interni di/ }))
    await isFreeOfBarriers(giulia, 'shared number')
    await hands.enter('button', 'Togli +39 02 8765 4399')
    await expect.poll(() => phones.getByRole('button', { name: 'Togli +39 02 8765 4399' }).count()).toBe(0)
    await hands.tabTo('textbox', 'Nuovo telefono')
  },

  'another card is looked for and made one with this': async (place) => {
    const maria = created({ name: 'Maria Rossi' })
    const maiden = created({ name: 'Maria Neri', warning: 'Sente poco.' })
    const [giulia, hands] = await giuliaAt(place, [maria, maiden])
    await openCard(giulia, hands, 'Maria Rossi', formatCode(maria.code))
    await openTab(hands, giulia, /^Anagrafica/)
    await hands.enter('button', 'Unisci con un’altra scheda…')
    await hands.isAt('searchbox', 'Cerca l’altra scheda')
    await hands.type('neri')
    const dialog = giulia.page.getByRole('dialog')
    await dialog.getByRole('listitem').first().waitFor()
    await isFreeOfBarriers(giulia, 'looked for another card')
    await hands.enter('button', /^Maria Neri/)
    await dialog.getByRole('group', { name: 'Nome' }).waitFor()
    await hands.enter('button', 'Lascia stare')
    await dialog.waitFor({ state: 'detached' })
    await hands.tabTo('button', 'Unisci con un’altra scheda…')
  },

  'a note is signed and corrected, and a line of what was told leads to where it stands': async (place) => {
    const [giulia, hands] = await giuliaAt(place, everybody())
    await openCard(giulia, hands, 'Maria Rossi')
    await hands.press('Alt+n')
    await hands.type('Passa lunedì.')
    await hands.press('Control+Enter')
    await giulia.sees('Nota firmata.')
    const correct = giulia.page.getByRole('button', { name: /^Correggi la nota/ })
    await correct.waitFor()
    await hands.enter('button', /^Correggi la nota/, 'Shift+Tab')
    await hands.isAt('textbox', /^Not[ae]\b/)
    await hands.type('Passa martedì.')
    await hands.press('Control+Enter')
    await giulia.sees('Passa martedì.', giulia.card('Maria Rossi'))
    await isFreeOfBarriers(giulia, 'corrected')
    await hands.enter('button', /^Pacco non consegnato/, 'Shift+Tab')
    await giulia.page.getByRole('tab', { name: /^Pratiche/, selected: true }).waitFor()
  },
}
