import { expect } from 'vitest'
import { giuliaOnDuty, type PbxJourneys, rings } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { mariasNumber } from './people.ts'
import { nothingHeard } from './stage.ts'

export const reloads: PbxJourneys = {
  'the window is reloaded during a call, and they talk on': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
    await giulia.page.reload()
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays(nothingHeard)
    await giulia.card('Maria Rossi').waitFor()
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
  },

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
    const giulia = await giuliaOnDuty(place)
    if (!giulia.desk.openSecondWindow) throw new Error('this host has one window only')
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
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
}
