import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { giuliaOnDuty, giuliaWithMaria, type PbxJourneys } from './journey.ts'

/** What is typed has to be on disk so long after the last key (issue: "up to 300 ms before"). */
const savedAfterMs = 300

export const powerCuts: PbxJourneys = {
  'what was typed during a call up to 300 ms before a power cut is there after the restart': async (
    place,
  ) => {
    const { giulia } = await giuliaWithMaria(place)
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
