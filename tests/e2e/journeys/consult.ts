import { expect } from 'vitest'
import { numbers } from '../../support/pbx/test-pbx.ts'
import { giuliaOnDuty, type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { mariasNumber } from './people.ts'

/** Giulia talks to Maria and asks whoever is at this number. */
async function giuliaAsks(place: PlaceWithPbx, number: string) {
  const giulia = await giuliaOnDuty(place)
  const maria = await rings(place.pbx, mariasNumber)
  await giulia.answers('Maria Rossi')
  await giulia.press('Alt+t')
  const gate = giulia.page.getByRole('dialog')
  await gate.getByRole('textbox', { name: 'Interno del collega' }).fill(number)
  await gate.getByRole('button', { name: 'Chiama e chiedi' }).click()
  return { giulia, maria }
}

export const consult: PbxJourneys = {
  'the colleague is busy: Maria is back at once, and it is said why': async (place) => {
    const { giulia } = await giuliaAsks(place, numbers.busy)
    await giulia.sees('604 ha la linea occupata. Maria Rossi è di nuovo in linea.')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays(await giulia.desk.audio())
  },

  'Giulia swaps between Maria and the colleague, then goes back to Maria alone': async (place) => {
    const { giulia, maria } = await giuliaAsks(place, numbers.tone)
    await giulia.sees(`In linea con ${numbers.tone}`, giulia.bar)
    await giulia.card('Maria Rossi').waitFor()
    await giulia.press('Alt+h')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.sees(`${numbers.tone} è in attesa`, giulia.strip(numbers.tone))
    await giulia.talksBothWays(await giulia.desk.audio())
    await giulia.strip(numbers.tone).getByRole('button', { name: 'Torna al cliente' }).click()
    await giulia.sees(/^Chiamata con 608 finita/, giulia.strip(numbers.tone))
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    expect(await giulia.page.getByText('Com’è andata?').count(), 'a question needs no wrap-up').toBe(0)
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
  },

  'whoever gives up asking is with Maria again': async (place) => {
    const { giulia } = await giuliaAsks(place, numbers.neverAnswers)
    await giulia.sees(/^(Chiamo|Squilla da) 606/, giulia.bar)
    await giulia.press('F8')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays(await giulia.desk.audio())
  },

  'nobody disturbs: Maria hears busy, is a missed call, and afterwards it rings again': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const moon = giulia.page.getByRole('button', { name: 'Non disturbare' })
    await moon.click()
    await moon.and(giulia.page.locator('[aria-pressed=true]')).waitFor()
    const first = await rings(place.pbx, mariasNumber)
    expect(await first.ended()).toMatchObject({ code: 0, status: 486 })
    expect(await giulia.bar.count()).toBe(0)
    await giulia.page.getByRole('region', { name: 'Ultime chiamate' }).getByText('Maria Rossi').waitFor()
    await giulia.shows('do-not-disturb')

    await moon.click()
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
  },
}
