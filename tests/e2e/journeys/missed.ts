import { expect } from 'vitest'
import { isFreeOfBarriers } from './barriers.ts'
import { type Hands, handsAt } from './hands.ts'
import { giuliaOnDuty, isCalled, type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import type { Operator } from './operator.ts'
import { mariasNumber } from './people.ts'

const givesUpMs = 1500

/** Rings, gives up, and is off the screen. */
async function givesUp(
  { pbx }: PlaceWithPbx,
  giulia: Operator,
  hands: Hands,
  who: { readonly rings: string; readonly lost: string; readonly withheld?: boolean },
): Promise<void> {
  const { withheld = false } = who
  await rings(pbx, mariasNumber, { cancelAfterMs: givesUpMs, withheld })
  await giulia.sees(who.rings, giulia.bar)
  await giulia.sees(who.lost, giulia.bar)
  await hands.enter('button', 'Chiudi')
  await giulia.bar.waitFor({ state: 'detached' })
}

const maria = { rings: 'Maria Rossi sta chiamando', lost: 'Chiamata persa da Maria Rossi' }

async function giuliaWithHands(place: PlaceWithPbx) {
  const giulia = await giuliaOnDuty(place)
  const list = giulia.page.getByRole('region', { name: 'Chi ha chiamato e non ha trovato nessuno' })
  return { giulia, hands: handsAt(giulia.page), list }
}

export const missed: PbxJourneys = {
  'who gave up waits on Today until an answer, and is called back by keyboard alone': async (place) => {
    const { giulia, hands, list } = await giuliaWithHands(place)
    await givesUp(place, giulia, hands, maria)
    const row = list.getByRole('article', { name: 'Maria Rossi' })
    await giulia.sees(/^1 chiamata, \d\d:\d\d/, row)
    await giulia.sees(/richiamata promessa entro/, row)

    await givesUp(place, giulia, hands, maria)
    await giulia.sees(/^2 chiamate, l’ultima \d\d:\d\d/, row)
    await giulia.page.getByRole('heading', { name: 'Chiamate perse · 1' }).waitFor()
    await isFreeOfBarriers(giulia, 'missed calls')
    await giulia.shows('missed-calls')

    const called = await isCalled(place.pbx, { ringMs: 300 })
    await hands.enter('button', 'Chiama Maria Rossi')
    expect(await called.called()).toBe(mariasNumber)
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await called.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona/, giulia.bar)
    await hands.press('Alt+w', '1', '0')
    await giulia.page.getByRole('heading', { name: 'Pronto.' }).waitFor()
    await list.waitFor({ state: 'detached' })
  },

  'a try is counted and closes nothing; a withheld call is closed by hand': async (place) => {
    const { giulia, hands, list } = await giuliaWithHands(place)
    await givesUp(place, giulia, hands, {
      rings: 'Chiama un numero nascosto',
      lost: 'Chiamata persa da numero nascosto',
      withheld: true,
    })
    await givesUp(place, giulia, hands, maria)
    const row = list.getByRole('article', { name: 'Maria Rossi' })
    await isCalled(place.pbx, { refuseWith: 486 })
    await hands.enter('button', 'Chiama Maria Rossi')
    await giulia.sees('Maria Rossi ha la linea occupata', giulia.bar)
    await hands.enter('button', 'Chiudi')
    await giulia.sees(/provato 1 volta, \d\d:\d\d da GR/, row)

    await giulia.page.getByRole('heading', { name: 'Chiamate perse · 2' }).waitFor()
    await hands.enter('button', /^Chiudi: Numero nascosto, /)
    await giulia.page.getByRole('heading', { name: 'Chiamate perse · 1' }).waitFor()
    expect(await list.getByRole('article').count()).toBe(1)
    await row.waitFor()
  },
}
