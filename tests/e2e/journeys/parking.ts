import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { accountAt, everybody, mariasNumber } from './people.ts'

const rules = { code: '700', slots: ['701', '702', '703', '704'] }
/** There the PBX has more patience than a console needs for a start. */
const patient = { code: '800', slots: ['801', '802', '803', '804'] }

/** The list is on the disk a few milliseconds after it is on the screen; a loaded machine takes longer. */
const onDiskAfterMs = 1_500

/** Giulia sits at a house whose PBX parks, and talks to Maria. */
async function giuliaTalksToMaria({ stage, pbx }: PlaceWithPbx, parking = rules) {
  const changes = [...everybody(), { kind: 'house:changed', house: { parking } } as const]
  const giulia = atTheDesk(await stage.openDesk({ house: { changes, account: accountAt(pbx) } }))
  await giulia.isOnLine()
  const maria = await rings(pbx, mariasNumber)
  await giulia.answers('Maria Rossi')
  const parked = giulia.page.getByRole('region', { name: 'Chiamate parcheggiate' })
  return { giulia, maria, parked }
}

export const parking: PbxJourneys = {
  'Maria waits in a slot that the PBX names, and one key has her back with her card and the note': async (
    place,
  ) => {
    const { giulia, parked } = await giuliaTalksToMaria(place)
    await giulia.note.fill('Cerco il numero del corriere.')
    await giulia.press('Alt+g')
    await giulia.sees('Maria Rossi aspetta nel parcheggio.')
    await giulia.sees('Maria Rossi è nel parcheggio', parked)
    await giulia.sees('posto 701', parked)
    await giulia.shows('parked')
    expect(await giulia.page.getByText('Com’è andata?').count(), 'she is not done with').toBe(0)
    await giulia.press('Alt+g')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.card('Maria Rossi').waitFor()
    await giulia.sees('Cerco il numero del corriere.')
    await parked.waitFor({ state: 'detached' })
    await giulia.talksBothWays()
    await giulia.shows('taken-back')
  },

  'nobody takes Maria back: it rings again, and says why': async (place) => {
    const { giulia, parked } = await giuliaTalksToMaria(place)
    await giulia.press('Alt+g')
    await giulia.sees('posto 701', parked)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.sees('Torna dal parcheggio')
    await parked.waitFor({ state: 'detached' })
    await giulia.shows('parked-returned')
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
  },

  'the console is killed while Maria is parked: she stands there again, and one key has her back': async (
    place,
  ) => {
    const { giulia, parked } = await giuliaTalksToMaria(place, patient)
    await giulia.press('Alt+g')
    await giulia.sees('posto 801', parked)
    await delay(onDiskAfterMs)
    await giulia.desk.restart()
    await giulia.isOnLine()
    await giulia.sees('Maria Rossi è nel parcheggio', parked)
    await giulia.sees('posto 801', parked)
    await giulia.shows('parked-restarted')
    await giulia.press('Alt+g')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.card('Maria Rossi').waitFor()
    await parked.waitFor({ state: 'detached' })
    await giulia.talksBothWays()
  },

  'a console that was killed hears of it, too, when Maria waits no longer': async (place) => {
    const { giulia, maria, parked } = await giuliaTalksToMaria(place, patient)
    await giulia.press('Alt+g')
    await giulia.sees('posto 801', parked)
    await delay(onDiskAfterMs)
    await giulia.desk.restart()
    await giulia.isOnLine()
    await giulia.sees('Maria Rossi è nel parcheggio', parked)
    await maria.hangUp()
    await parked.waitFor({ state: 'detached' })
  },
}
