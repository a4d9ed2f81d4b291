import { expect } from 'vitest'
import { giuliaWithMaria, type PbxJourneys } from './journey.ts'

export const notes: PbxJourneys = {
  'a note typed during the call stands on the card with initials and time; two keys wrap up': async (
    place,
  ) => {
    const { giulia, maria } = await giuliaWithMaria(place)
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
    const { giulia } = await giuliaWithMaria(place)
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
}
