import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { giuliaOnDuty, type PbxJourneys, rings } from './journey.ts'
import { mariasNumber } from './people.ts'

/** What is typed has to be on disk so long after the last key (issue: "up to 300 ms before"). */
const savedAfterMs = 300

export const notes: PbxJourneys = {
  'a note typed during the call stands on the card with initials and time; two keys wrap up': async (
    place,
  ) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Il corriere passa domani mattina.')
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona/, giulia.bar)
    await giulia.press('Control+Enter')

    const written = giulia.page.getByRole('article').filter({ hasText: 'Il corriere passa domani mattina.' })
    await giulia.sees(/^GR · \d\d:\d\d$/, written)
    await giulia.shows('wrap-up')
    await giulia.press('1')
    await giulia.press('Enter')
    await giulia.page.getByRole('heading', { name: 'Pronto.' }).waitFor()
    await giulia.page.getByRole('navigation').getByRole('button', { name: 'Registro' }).click()
    await giulia.sees('Risolto', giulia.page.getByRole('article').filter({ hasText: 'Maria Rossi' }))
    await giulia.shows('log')
  },

  'a phrase of the house goes into the note during a call by its letters and Tab; undo takes it back': async (
    place,
  ) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Aspetta da tre giorni. scu')
    await giulia.sees('mette la frase')
    await giulia.shows('phrases')
    const phrase = 'A nome di tutta l’azienda Le chiediamo scusa per il disagio: ce ne occupiamo subito.'

    await giulia.press('Tab')
    await expect.poll(() => giulia.note.inputValue()).toBe(`Aspetta da tre giorni. ${phrase}`)
    await giulia.press('Control+z')
    await expect.poll(() => giulia.note.inputValue()).toBe('Aspetta da tre giorni. scu')
    await giulia.press('Control+Shift+z')
    await giulia.press('Control+End')
    await giulia.page.keyboard.type(' Parlato col corriere.')
    await giulia.press('Control+Enter')
    await giulia.sees(phrase, giulia.page.getByRole('article').filter({ hasText: 'Parlato col corriere.' }))
  },

  'what was typed during a call up to 300 ms before a power cut is there after the restart': async (
    place,
  ) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Chiede il rimborso di 48 euro, IBAN già dato', { delay: 15 })
    await delay(savedAfterMs)
    await giulia.desk.restart()

    await giulia.isOnLine()
    await giulia.sees('Chiamata con Maria Rossi finita')
    await expect.poll(() => giulia.note.inputValue()).toBe('Chiede il rimborso di 48 euro, IBAN già dato')
    await giulia.press('Alt+n')
    await giulia.press('Control+Enter')
    await giulia.sees(/48 euro/, giulia.page.getByRole('article'))
  },

  'what was typed on a card without a call survives it too': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await openCard()
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Passa in negozio giovedì')
    await delay(savedAfterMs)
    await giulia.desk.restart()

    await giulia.isOnLine()
    await openCard()
    await expect.poll(() => giulia.note.inputValue()).toBe('Passa in negozio giovedì')

    async function openCard(): Promise<void> {
      await giulia.press('Control+k')
      await giulia.page.keyboard.type('Carlo Bi')
      await giulia.page.getByRole('option', { name: /Carlo Bianchi/ }).click()
      await giulia.card('Carlo Bianchi').waitFor()
    }
  },
}
