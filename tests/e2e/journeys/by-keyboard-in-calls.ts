import { expect } from 'vitest'
import { isFreeOfBarriers } from './barriers.ts'
import { type Hands, handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'

/** The first start rings by itself. */
async function firstCall({ stage }: Place): Promise<[Operator, Hands]> {
  const operator = atTheDesk(await stage.openDesk({ house: null }))
  await operator.isOnLine()
  await operator.sees('Maria Rossi sta chiamando', operator.bar)
  return [operator, handsAt(operator.page)]
}

async function talking(place: Place): Promise<[Operator, Hands]> {
  const [operator, hands] = await firstCall(place)
  await hands.press('F9')
  await operator.sees('In linea con Maria Rossi', operator.bar)
  return [operator, hands]
}

export const byKeyboardInCalls: Journeys = {
  'a ringing call is answered by its button, held, and a tone is sent': async (place) => {
    const [operator, hands] = await firstCall(place)
    await isFreeOfBarriers(operator, 'ringing')
    await hands.enter('button', /^Rispondi/)
    await operator.sees('In linea con Maria Rossi', operator.bar)
    await isFreeOfBarriers(operator, 'talking')
    await hands.enter('button', /^Attesa/)
    await operator.sees('Maria Rossi è in attesa', operator.bar)
    await hands.enter('button', /^Riprendi/)
    await operator.sees('In linea con Maria Rossi', operator.bar)
    await hands.enter('button', /^Tastiera/)
    await isFreeOfBarriers(operator, 'keypad')
    await hands.enter('button', /^5/)
    await operator.sees('5', operator.page.getByLabel('Toni inviati'))
    await hands.press('Escape')
    await hands.enter('button', /^Chiudi/)
    await operator.sees(/Hai chiuso tu\./, operator.bar)
    await isFreeOfBarriers(operator, 'wrap-up')
  },

  'the gate before a transfer: a colleague is asked while the customer waits': async (place) => {
    const [operator, hands] = await talking(place)
    const gate = operator.page.getByRole('dialog')
    await hands.enter('button', /^Passa…/)
    await gate.getByRole('radio').first().waitFor()
    await isFreeOfBarriers(operator, 'gate')
    await hands.enter('button', 'Metti in attesa e chiedi')
    await operator.sees(/^in attesa da /, gate)
    await isFreeOfBarriers(operator, 'gate while somebody waits')
    await hands.enter('button', 'Riprendi')
    await hands.tabTo('button', 'Metti in attesa e chiedi')
    await hands.press('Escape')
    await gate.waitFor({ state: 'detached' })
    await operator.sees('In linea con Maria Rossi', operator.bar)
  },

  'the gate before a transfer: we call back, and what to say is read': async (place) => {
    const [operator, hands] = await talking(place)
    const gate = operator.page.getByRole('dialog')
    await hands.press('Alt+t')
    await gate.getByRole('radio').first().waitFor()
    await hands.enter('button', /^Prometti/)
    await gate.locator('blockquote').waitFor()
    await isFreeOfBarriers(operator, 'what to say')
    await hands.isAt('button', /^Chiudi/)
    await hands.press('Enter')
    await gate.waitFor({ state: 'detached' })
  },

  'a note is written with a ready phrase, and signed by its button': async (place) => {
    const [operator, hands] = await talking(place)
    await hands.tabTo('textbox', /^Not[ae]\b/)
    await hands.type('Chiede del rimborso. sal')
    await isFreeOfBarriers(operator, 'phrases')
    await hands.press('Tab')
    await expect.poll(() => operator.note.inputValue()).toContain('Buongiorno')
    await hands.enter('button', /^Firma/)
    await expect.poll(() => operator.note.inputValue()).toBe('')
  },

  'the number of an unknown caller goes on a card that is there': async (place) => {
    const [operator, hands] = await firstCall(place)
    await hands.press('F8')
    await operator.sees(/Rifiutata/, operator.bar)
    await hands.enter('button', /^Chiudi/)
    await operator.bar.waitFor({ state: 'detached' })
    await hands.enter('button', /^Chiamami/)
    const menu = operator.page.getByRole('menuitem', { name: 'Un numero sconosciuto' })
    await menu.waitFor()
    await isFreeOfBarriers(operator, 'call me')
    while ((await menu.and(operator.page.locator(':focus')).count()) === 0) await hands.press('ArrowDown')
    await hands.press('Enter')
    await operator.sees('Chiama un numero sconosciuto', operator.bar)
    await isFreeOfBarriers(operator, 'stranger')
    await hands.press('F9')
    await hands.tabTo('searchbox', /./)
    await hands.type('maria rossi')
    const form = operator.page.getByRole('form', { name: 'È già cliente?' })
    await form.getByRole('listitem').first().waitFor()
    await isFreeOfBarriers(operator, 'stranger found')
    await hands.enter('button', /^Maria Rossi/)
    await operator.sees('In linea con Maria Rossi', operator.bar)
    await hands.press('F8')
  },
}
