import { expect } from 'vitest'
import { giuliaOnDuty, giuliaWithMaria, type PbxJourneys, rings } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { mariasNumber } from './people.ts'
import { nothingHeard } from './stage.ts'

export const reloadsWhileItRings: PbxJourneys = {
  'the window is reloaded while it rings, and the call can still be answered': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.page.reload()
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays(nothingHeard)
  },
}

/** Where a console can have more than one. */
export const twoWindows: PbxJourneys = {
  'of two windows one holds the audio; the other says so and can take it': async (place) => {
    const { giulia } = await giuliaWithMaria(place)
    if (!giulia.desk.openSecondWindow) throw new Error('this host has one window only')
    await giulia.talksBothWays()

    const second = atTheDesk(await giulia.desk.openSecondWindow())
    await second.sees('In linea con Maria Rossi', second.bar)
    await second.sees(/^L’audio è in un’altra finestra/)
    expect(await second.desk.audio()).toEqual(nothingHeard)
    expect(await giulia.page.getByText(/^L’audio è in un’altra finestra/).count()).toBe(0)

    await second.page.getByRole('button', { name: 'Prendi l’audio qui' }).click()
    await second.talksBothWays()
    await giulia.sees(/^L’audio è in un’altra finestra/)
    expect(second.desk.problems).toEqual([])
  },

  'the window crashes during a call; the next one talks on, with the note so far': async (place) => {
    const { giulia, maria } = await giuliaWithMaria(place)
    if (!giulia.desk.openSecondWindow) throw new Error('this host has one window only')
    await giulia.talksBothWays()
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Il pacco è arrivato rotto')
    await giulia.sees(/^salvata/)
    await giulia.page.goto('chrome://crash').catch(() => undefined)

    const second = atTheDesk(await giulia.desk.openSecondWindow())
    await second.sees('In linea con Maria Rossi', second.bar)
    await second.talksBothWays(nothingHeard)
    expect(await second.note.inputValue()).toBe('Il pacco è arrivato rotto')
    await maria.hangUp()
    await second.sees(/Ha chiuso l’altra persona\./, second.bar)
  },

  'closing the window asks first while somebody is on the line': async (place) => {
    const { giulia } = await giuliaWithMaria(place)
    const asked = giulia.page.waitForEvent('dialog')
    await giulia.page.close({ runBeforeUnload: true })
    expect((await asked).type()).toBe('beforeunload')
  },
}
