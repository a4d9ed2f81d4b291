import { expect } from 'vitest'
import { isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import { giuliaOnDuty, isCalled, type PbxJourneys, rings } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { familyNumber, mariasNumber } from './people.ts'
import { passphrase } from './stage.ts'

export const byKeyboardAtThePbx: PbxJourneys = {
  'from the demo to a house of one’s own, its account tried, saved, changed and removed': async ({
    stage,
    pbx,
  }) => {
    const giulia = atTheDesk(await stage.openDesk({ house: null }))
    const { page } = giulia
    const hands = handsAt(page)
    await hands.enter('button', 'Inizia con i miei')
    await hands.isAt('textbox', 'Nome e cognome')
    await hands.type('Giulia Riva')
    await hands.enter('button', 'Avanti')
    await page.getByLabel('Frase segreta', { exact: true }).and(page.locator(':focus')).waitFor()
    await hands.type(passphrase)
    await hands.tabToField('Ripeti la frase segreta')
    await hands.type(passphrase)
    await isFreeOfBarriers(giulia, 'passphrase')
    await hands.tick('checkbox', /^Ho capito/)
    await hands.enter('button', 'Crea l’archivio')
    await page.getByRole('button', { name: /^Collega il centralino/ }).waitFor()
    await isFreeOfBarriers(giulia, 'own file is ready')
    await hands.enter('button', /^Collega il centralino/)
    await hands.tabTo('textbox', 'Server')
    await hands.type(pbx.wsUrl)
    await hands.tabTo('textbox', 'Interno')
    await hands.type(pbx.accounts.agent1.username)
    await hands.tabToField('Password')
    await hands.type(pbx.accounts.agent1.password)
    await hands.enter('button', 'Prova questo interno')
    await giulia.sees(/^Funziona/)
    await isFreeOfBarriers(giulia, 'account tried')
    await hands.enter('button', 'Salva')
    await hands.enter('button', /^Comincia a lavorare/)
    await giulia.isOnLine()

    await hands.enter('button', 'Impostazioni')
    await page.getByPlaceholder('già salvata: lascia vuoto per tenerla').waitFor()
    await hands.tabTo('textbox', 'Interno')
    await hands.retype(pbx.accounts.agent2.username)
    await hands.tabToField('Password')
    await hands.type(pbx.accounts.agent2.password)
    await hands.press('Enter')
    await giulia.sees(/^Funziona/)
    await hands.enter('button', 'Salva')
    await giulia.sees('interno agent2', page.getByRole('status'))
    await hands.enter('button', 'Togli il centralino')
    await giulia.sees('Tolgo il centralino? Pronto resta come schedario.')
    await isFreeOfBarriers(giulia, 'account about to go')
    await hands.enter('button', 'Togli il centralino')
    await giulia.sees('Senza telefono', page.getByRole('status'))

    await giulia.desk.restart()
    const afterwards = handsAt(page)
    await page.getByLabel('Frase segreta').and(page.locator(':focus')).waitFor()
    await afterwards.type(passphrase)
    await afterwards.press('Enter')
    await afterwards.tabTo('button', 'Chiamata')
  },

  'who shares a number is chosen; a second call is taken, the first taken back; the log calls again': async (
    place,
  ) => {
    const giulia = await giuliaOnDuty(place)
    const hands = handsAt(giulia.page)
    await hands.tabTo('combobox', 'Numero da chiamare')
    await hands.type('4711')
    await hands.press('Enter')
    await giulia.sees(/Questo numero non esiste\./, giulia.bar)
    await hands.enter('button', /^Chiudi/)

    await rings(place.pbx, familyNumber)
    await giulia.sees('Chiama un numero di 2 clienti', giulia.bar)
    await hands.tabTo('button', /Anna Verdi/)
    await isFreeOfBarriers(giulia, 'who is it')
    await hands.press('ArrowDown', 'Enter')
    await giulia.sees('Bruno Verdi sta chiamando', giulia.bar)
    await hands.enter('button', /^Rispondi/)
    await giulia.sees('In linea con Bruno Verdi', giulia.bar)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.strip('Maria Rossi').waitFor()
    await isFreeOfBarriers(giulia, 'a second rings')
    await hands.enter('button', /^Vedi scheda/)
    await giulia.card('Maria Rossi').waitFor()
    await hands.enter('button', /^Rispondi/)
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.sees('Bruno Verdi è in attesa', giulia.strip('Bruno Verdi'))
    await maria.hangUp()
    await giulia.sees('Bruno Verdi è in attesa', giulia.bar)
    await hands.enter('button', /^Riprendi/)
    await giulia.sees('In linea con Bruno Verdi', giulia.bar)
    await hands.press('F8')
    await giulia.sees('Chiamata con Bruno Verdi finita')

    await hands.enter('button', 'Registro')
    await giulia.sees('Registro chiamate')
    await isFreeOfBarriers(giulia, 'log')
    const called = await isCalled(place.pbx, { ringMs: 300 })
    await hands.enter('button', 'Richiama Maria Rossi')
    expect(await called.called()).toBe(mariasNumber)
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
  },

  'a call is passed with a reason': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const hands = handsAt(giulia.page)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    const specialist = await isCalled(place.pbx, { ringMs: 300 })
    await hands.press('Alt+t')
    const gate = giulia.page.getByRole('dialog')
    await gate.getByRole('radio').first().waitFor()
    await hands.tabTo('textbox', 'Interno o numero')
    await hands.type('06 999 888')
    await hands.press('Enter')
    await hands.enter('button', 'Lo chiede il cliente')
    expect(await specialist.called()).toBe('06999888')
    await giulia.sees('La chiamata è passata.')
  },
}

/** Where a console can have more than one window. */
export const byKeyboardInTwoWindows: PbxJourneys = {
  'the audio is taken to a second window and back': async (place) => {
    const giulia = await giuliaOnDuty(place)
    if (!giulia.desk.openSecondWindow) throw new Error('this host has one window only')
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    const second = atTheDesk(await giulia.desk.openSecondWindow())
    await second.sees(/^L’audio è in un’altra finestra/)
    await isFreeOfBarriers(second, 'audio elsewhere')
    await handsAt(second.page).enter('button', 'Prendi l’audio qui')
    await second.talksBothWays()
    await giulia.page.bringToFront()
    await handsAt(giulia.page).enter('button', 'Prendi l’audio qui')
    await second.sees(/^L’audio è in un’altra finestra/)
    expect(second.desk.problems).toEqual([])
  },
}
