import { expect } from 'vitest'
import { giuliaOnDuty, type PbxJourneys, rings } from './journey.ts'
import { carlosNumber, mariasNumber } from './people.ts'

export const severalCalls: PbxJourneys = {
  'a call rings while Giulia types on another card: the keyboard stays where it is': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await giulia.press('Control+k')
    await giulia.page.keyboard.type('Carlo Bi')
    await giulia.page.getByRole('option', { name: /Carlo Bianchi/ }).click()
    await giulia.card('Carlo Bianchi').waitFor()
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Fattura ')
    await rings(place.pbx, mariasNumber)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.page.keyboard.type('spedita')
    await giulia.card('Carlo Bianchi').waitFor()
    expect(await giulia.note.inputValue()).toBe('Fattura spedita')
    await giulia.press('F9')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
  },

  'a second caller shows their own card and leaves the first call and its note alone': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.note.fill('Il pacco ')
    await giulia.note.press('End')

    await rings(place.pbx, carlosNumber)
    const carlo = giulia.strip('Carlo Bianchi')
    await giulia.sees('Carlo Bianchi sta chiamando', carlo)
    await giulia.sees(/Vuole la fattura di ottobre/, carlo)
    await giulia.shows('second-call')
    // The keyboard is still where Giulia types.
    await giulia.page.keyboard.type('non è arrivato')
    expect(await giulia.note.inputValue()).toBe('Il pacco non è arrivato')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.card('Maria Rossi').waitFor()

    await carlo.getByRole('button', { name: 'Vedi scheda' }).click()
    await giulia.card('Carlo Bianchi').waitFor()
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays()
    expect(await giulia.note.inputValue()).toBe('Il pacco non è arrivato')
  },

  'answering the second puts the first on hold, and each can be taken back': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    const carlo = await rings(place.pbx, carlosNumber)
    await giulia.sees('Carlo Bianchi sta chiamando', giulia.strip('Carlo Bianchi'))

    await giulia.press('F9')
    await giulia.sees('In linea con Carlo Bianchi', giulia.bar)
    await giulia.sees('Maria Rossi è in attesa', giulia.strip('Maria Rossi'))
    await giulia.talksBothWays()
    await carlo.hangUp()
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
    await giulia.press('Alt+h')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays()
  },

  'the second is refused as busy with F8 while the first goes on': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    const carlo = await rings(place.pbx, carlosNumber)
    await giulia.sees('Carlo Bianchi sta chiamando', giulia.strip('Carlo Bianchi'))

    await giulia.press('F8')
    expect(await carlo.ended()).toMatchObject({ code: 0, status: 486 })
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays()
  },
}
