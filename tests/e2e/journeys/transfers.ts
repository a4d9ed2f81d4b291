import { expect } from 'vitest'
import { giuliaOnDuty, isCalled, type PbxJourneys, rings } from './journey.ts'
import type { Operator } from './operator.ts'
import { mariasNumber } from './people.ts'

function gate(giulia: Operator) {
  return giulia.page.getByRole('dialog')
}

/** Whether the dialog is higher than the frame it lies in. */
function scrolls({ parentElement: frame }: Element): boolean {
  return frame === null || frame.scrollHeight > frame.clientHeight
}

async function passesTo(giulia: Operator, number: string): Promise<void> {
  await giulia.press('Alt+t')
  const dialog = gate(giulia)
  await dialog.getByRole('textbox', { name: 'Interno o numero' }).fill(number)
  await dialog
    .getByRole('group', { name: /^Perché/ })
    .getByRole('button')
    .first()
    .click()
}

export const transfers: PbxJourneys = {
  'the default is that we call back: one key opens the gate, one makes the promise, one sentence is said':
    async (place) => {
      const giulia = await giuliaOnDuty(place)
      await rings(place.pbx, mariasNumber)
      await giulia.answers('Maria Rossi')
      await giulia.press('Alt+t')
      await gate(giulia).getByRole('radio').first().waitFor()
      await giulia.shows('transfer-gate')
      expect(await gate(giulia).evaluate(scrolls), 'all of it is in sight').toBe(false)
      await giulia.press('Enter')
      await giulia.sees(/^La richiam(a .+|o io) entro .+\. Non deve fare altro\.$/, gate(giulia))
      await giulia.shows('what-to-say')
      await giulia.press('Enter')
      await gate(giulia).waitFor({ state: 'detached' })
      await giulia.sees('In linea con Maria Rossi', giulia.bar)
      await giulia.talksBothWays()
    },

  'the customer waits while a colleague is asked, and the time they wait is in sight': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.press('Alt+t')
    await gate(giulia).getByRole('button', { name: 'Metti in attesa e chiedi' }).click()
    await giulia.sees(/^in attesa da 0:0[1-9]$/, gate(giulia))
    await gate(giulia).getByRole('button', { name: 'Riprendi' }).click()
    await giulia.press('Escape')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays()
  },

  'a transfer needs somebody and a reason; the two talk, and Giulia is free': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    const specialist = await isCalled(place.pbx, { ringMs: 300 })
    await passesTo(giulia, '06 999 888')

    expect(await specialist.called()).toBe('06999888')
    await giulia.sees('La chiamata è passata.')
    await giulia.sees(/L’hai passata a un altro interno\./, giulia.bar)
    expect(await place.pbx.cli('core show channels count')).toContain('2 active channels')
    await specialist.hangUp()
    expect(await maria.ended()).toMatchObject({ code: 0, status: 200 })
  },

  'where there is no such number the caller is back on the line, and it is said plainly': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await passesTo(giulia, '4711')
    await giulia.sees('Il centralino non ha passato la chiamata: il cliente è ancora qui.')
    await giulia.press('Escape')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays()
  },
}
