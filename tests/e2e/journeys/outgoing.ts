import { expect } from 'vitest'
import { numbers } from '../../support/pbx/test-pbx.ts'
import { giuliaOnDuty, isCalled, type PbxJourneys } from './journey.ts'
import type { Operator } from './operator.ts'

/** Into the field of the first screen, and Enter. */
export async function dials(giulia: Operator, number: string): Promise<void> {
  await giulia.page.getByLabel('Numero da chiamare').fill(number)
  await giulia.press('Enter')
}

export const outgoing: PbxJourneys = {
  'the echo answers and Giulia hears herself': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await dials(giulia, numbers.echo)
    await giulia.sees(/^In linea con 600/, giulia.bar)
    await giulia.talksBothWays()
    await giulia.press('F8')
    await giulia.sees(/Hai chiuso tu\./, giulia.bar)
  },

  'a name is typed where numbers are: her number is offered, taken by Enter, called by the next': async (
    place,
  ) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await isCalled(place.pbx, { ringMs: 700 })
    await giulia.page.getByLabel('Numero da chiamare').click()
    await giulia.page.keyboard.type('maria ro')
    await giulia.page.getByRole('option', { name: '+39 333 123 4567' }).waitFor()
    await giulia.shows('dial-by-name')
    await giulia.press('ArrowDown')
    await giulia.press('Enter')
    await giulia.sees('Maria Rossi: Invio chiama')
    expect(await giulia.bar.count(), 'nobody is called yet').toBe(0)
    await giulia.shows('dial-by-name-taken')
    await giulia.press('Enter')
    await giulia.sees(/^(Squilla da|Chiamo) Maria Rossi/, giulia.bar)
    expect(await maria.called()).toBe('+393331234567')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
  },

  'a customer is called back from her card, and the outside hears the right number': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await isCalled(place.pbx, { ringMs: 700 })
    await giulia.press('Control+k')
    await giulia.page.keyboard.type('Maria')
    await giulia.page.getByRole('option', { name: /Maria Rossi/ }).click()
    await giulia.card('Maria Rossi').getByRole('button', { name: 'Chiama +39 333 123 4567' }).click()
    await giulia.sees(/^(Squilla da|Chiamo) Maria Rossi/, giulia.bar)
    expect(await maria.called()).toBe('+393331234567')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays()
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
  },

  'a customer is called by name from the search': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await isCalled(place.pbx, { ringMs: 700 })
    await giulia.press('Control+k')
    await giulia.page.keyboard.type('Maria')
    await giulia.page.getByRole('option', { name: /Maria Rossi/ }).waitFor()
    await giulia.shows('search-calls')
    await giulia.press('Alt+Enter')
    expect(await maria.called()).toBe('+393331234567')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.card('Maria Rossi').waitFor()
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
  },

  'each way of not getting through has its sentence': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const outcomes = [
      [numbers.busy, '604 ha la linea occupata'],
      [numbers.rejected, 'Il centralino non permette questa chiamata.'],
      ['4711', 'Questo numero non esiste.'],
    ] as const
    for (const [number, sentence] of outcomes) {
      await dials(giulia, number)
      await giulia.sees(new RegExp(sentence.replaceAll('.', '\\.')), giulia.bar)
      await giulia.bar.getByRole('button', { name: 'Chiudi' }).click()
      await giulia.bar.waitFor({ state: 'detached' })
    }
  },

  'early media is heard before the busy signal': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await dials(giulia, numbers.earlyMediaThenBusy)
    await expect
      .poll(async () => (await giulia.desk.audio()).receivedEnergy, { timeout: 20_000 })
      .toBeGreaterThan(0)
    await giulia.sees(/^(Chiamo|Squilla da) 607/, giulia.bar)
    await giulia.press('F8')
    await giulia.sees(/Hai rinunciato prima della risposta\./, giulia.bar)
  },

  'what is no number is not called': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await dials(giulia, '((/))')
    await giulia.sees('Questo non è un numero che si possa chiamare.')
  },

  'a premium number is called by a key of its own, and by no other': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const asked = giulia.page.getByRole('dialog', { name: 'Chiamare 892424?' })
    await dials(giulia, '892424')
    await giulia.sees(/È un numero a pagamento/, asked)
    await giulia.shows('confirm-call')
    await giulia.press('Enter')
    await asked.waitFor({ state: 'detached' })
    expect(await giulia.bar.count()).toBe(0)
    await dials(giulia, '892424')
    await asked.waitFor()
    await giulia.press('Control+Enter')
    // This PBX has no such way out; that it was asked is what counts.
    await giulia.sees(/Questo numero non esiste\./, giulia.bar)
  },
}
