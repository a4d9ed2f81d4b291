import { expect } from 'vitest'
import { giuliaOnDuty, isCalled, type PbxJourneys, rings } from './journey.ts'
import type { Operator } from './operator.ts'
import { carlosNumber, mariasNumber } from './people.ts'

const owed = 'Promesse da mantenere'

async function saysHowItWent(giulia: Operator): Promise<void> {
  await giulia.sees('Com’è andata?')
  await giulia.press('Alt+w')
  await giulia.press('1')
  await giulia.press('0')
}

async function wrapsUp(giulia: Operator): Promise<void> {
  await saysHowItWent(giulia)
  await giulia.page.getByRole('region', { name: owed }).waitFor()
}

export const promises: PbxJourneys = {
  'a promise is made in two keys during the call, and waits under Today until it is kept': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const carlo = await rings(place.pbx, carlosNumber)
    await giulia.answers('Carlo Bianchi')
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Mandare la fattura di ottobre.')
    await giulia.press('Alt+p')
    await giulia.page.getByRole('dialog').getByRole('radio').first().waitFor()
    await giulia.shows('promise-in-two-keys')
    await giulia.press('Enter')
    await giulia.sees(/^Promesso entro /)

    await carlo.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona/, giulia.bar)
    await giulia.press('Alt+n')
    await giulia.press('Control+Enter')
    await giulia.sees('Nota firmata.')
    await wrapsUp(giulia)
    const row = giulia.page.getByRole('article', { name: 'Carlo Bianchi: Mandare la fattura di ottobre' })
    await giulia.sees(/tocca a te|chi è di turno/, row)
    await giulia.shows('today')

    await row.getByRole('button', { name: 'Apri la scheda di Carlo Bianchi' }).click()
    await giulia
      .card('Carlo Bianchi')
      .getByRole('tab', { name: /^Promesse/ })
      .click()
    await giulia.page.getByRole('button', { name: 'Segna come mantenuta' }).click()
    await giulia.sees(
      'mantenuta',
      giulia.page.getByRole('article', { name: 'Mandare la fattura di ottobre' }),
    )
  },

  'an incoming call keeps the promise with one key, and the wrap-up asks nothing twice': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.sees(/Promesso: richiamare col corriere/, giulia.card('Maria Rossi'))
    await giulia.answers('Maria Rossi')
    await giulia.press('Alt+k')
    await giulia.sees('Promessa mantenuta con questa chiamata')
    await giulia.shows('promise-kept-by-call')
    await maria.hangUp()
    await saysHowItWent(giulia)
    await giulia.page.getByRole('heading', { name: 'Pronto.' }).waitFor()
    await expect.poll(() => giulia.page.getByRole('region', { name: owed }).count()).toBe(0)
  },

  'called back from Today: the answer keeps it, and until the wrap-up ends it can be taken back': async (
    place,
  ) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await isCalled(place.pbx, { ringMs: 300 })
    const list = giulia.page.getByRole('region', { name: owed })
    await list.getByRole('button', { name: 'Richiama Maria Rossi' }).focus()
    await giulia.press('Enter')
    expect(await maria.called()).toBe(mariasNumber)
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.sees('Promessa mantenuta con questa chiamata')
    await maria.hangUp()
    await giulia.page.getByRole('button', { name: 'Non ancora' }).click()
    await giulia.page.getByRole('button', { name: /^Mantieni ora/ }).waitFor()
    await wrapsUp(giulia)
    await giulia.sees(/richiamare col corriere/, list)
    await giulia.sees(/ha risposto/, list)
  },

  'nobody answers: the try stands on the promise, which waits on': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await isCalled(place.pbx, { refuseWith: 486 })
    const list = giulia.page.getByRole('region', { name: owed })
    await list.getByRole('button', { name: 'Richiama Maria Rossi' }).click()
    await giulia.sees('Maria Rossi ha la linea occupata', giulia.bar)
    await giulia.bar.getByRole('button', { name: 'Chiudi' }).click()
    await giulia.sees(/non ha risposto/, list)
  },
}
