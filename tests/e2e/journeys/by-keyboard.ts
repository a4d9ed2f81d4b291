import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import { formatCode } from '../../../src-main/domain/codes.ts'
import { created, emailAdded, interactionAdded, noteAdded, phoneAdded } from '../../support/make-changes.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { giuliaAt, openCard, openTab } from './card-by-keyboard.ts'
import type { Hands } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import type { Operator } from './operator.ts'
import { everybody, mariasNumber } from './people.ts'

const day = 86_400_000

const luca = Agent.parse({ id: uuidv7(), name: 'Luca Tosi', initials: 'LT', role: 'operator' })

async function mariasParcel(place: Place): Promise<[Operator, Hands]> {
  const [giulia, hands] = await giuliaAt(place, [...everybody(), { kind: 'agent:added', agent: luca }])
  await openCard(giulia, hands, 'Maria Rossi')
  await openTab(hands, giulia, /^Pratiche/)
  await hands.enter('button', /^Apri il percorso: Pacco/)
  await giulia.page.getByRole('list', { name: 'Percorso della pratica' }).waitFor()
  return [giulia, hands]
}

export const byKeyboard: Journeys = {
  'a card is found and its tabs are walked': async (place) => {
    const [giulia, hands] = await giuliaAt(place, everybody())
    await isFreeOfBarriers(giulia, 'today')
    await hands.press('Control+k')
    await hands.type('Ross')
    await giulia.page.getByRole('option').first().waitFor()
    await isFreeOfBarriers(giulia, 'palette', ['[role=combobox]', '[role=listbox]'])
    await hands.press('Escape')
    await openCard(giulia, hands, 'Maria Rossi')
    for (const tab of [/^Storia/, /^Pratiche/, /^Promesse/, /^Anagrafica/]) {
      await openTab(hands, giulia, tab)
      await isFreeOfBarriers(giulia, `card ${tab.source.slice(1)}`)
    }
    await hands.press('Home')
    await hands.isAt('tab', /^Storia/)
  },

  'a case is opened, taken on, handed over and solved; its course is read': async (place) => {
    const [giulia, hands] = await giuliaAt(place, [...everybody(), { kind: 'agent:added', agent: luca }])
    await openCard(giulia, hands, 'Carlo Bianchi')
    await openTab(hands, giulia, /^Pratiche/)
    await hands.enter('button', 'Nuova pratica')
    await hands.tabTo('textbox', 'Oggetto')
    await hands.retype('Fattura di ottobre')
    await isFreeOfBarriers(giulia, 'case being opened')
    await hands.enter('button', /^Apri la pratica/)
    await hands.enter('button', /^Apri il percorso: Fattura/)
    await hands.enter('button', 'Prendi in carico')
    await hands.type('Chiamo l’ufficio')
    await hands.press('Enter')
    const course = giulia.page.getByRole('list', { name: 'Percorso della pratica' })
    await giulia.sees('Presa in carico', course)
    await hands.enter('button', 'Affida')
    await hands.isAt('button', /Chi la segue/)
    await isFreeOfBarriers(giulia, 'case handed over')
    await hands.press('Enter')
    await hands.choose(/^Luca Tosi/)
    await hands.tabTo('textbox', /^Perché\?/)
    await hands.type('Sa dei conti')
    await hands.press('Enter')
    await giulia.sees('Affidata: Luca Tosi', course)
    await hands.enter('button', 'Risolvi')
    await hands.isAt('textbox', /^Perché\?/)
    await hands.press('Enter')
    await giulia.sees('Risolta', course)
    await isFreeOfBarriers(giulia, 'case solved')
    await hands.enter('button', /Tutte le pratiche$/, 'Shift+Tab')
    await hands.tabTo('button', /^Apri il percorso: Fattura/)
  },

  'a complaint goes from stage to stage': async (place) => {
    const [giulia, hands] = await mariasParcel(place)
    for (const stage of ['È un reclamo', 'Reclamo: classificato', 'Reclamo: all’ufficio giusto']) {
      await hands.enter('button', stage)
      await hands.isAt('textbox', /^Perché\?/)
      await hands.press('Enter')
      await giulia.page.getByRole('button', { name: stage, exact: true }).waitFor({ state: 'detached' })
    }
    await giulia.sees('Reclamo · all’ufficio giusto')
    await isFreeOfBarriers(giulia, 'complaint')
  },

  'a promise is made, another is kept, and one is released by the customer': async (place) => {
    const [giulia, hands] = await giuliaAt(place, everybody())
    const { page } = giulia
    await openCard(giulia, hands, 'Maria Rossi')
    await openTab(hands, giulia, /^Promesse/)
    await hands.enter('button', /^Prometti di richiamare/)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio').first().waitFor()
    await hands.retype('dire quando parte')
    await hands.press('ArrowDown')
    await isFreeOfBarriers(giulia, 'promise')
    await hands.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await giulia.sees(/^Promesso entro /)
    const promised = page.getByRole('article', { name: 'dire quando parte' })
    await promised.waitFor()

    await hands.enter('button', 'Segna come mantenuta')
    await expect.poll(() => page.getByRole('button', { name: 'Segna come mantenuta' }).count()).toBe(1)
    await hands.enter('button', 'Non serve più')
    await hands.isAt('textbox', 'Che cosa ha detto il cliente')
    await hands.type('L’ha già ricevuto')
    await isFreeOfBarriers(giulia, 'promise released')
    await hands.press('Enter')
    await giulia.sees('il cliente ha rinunciato')
    await giulia.sees('mantenuta')
  },

  'a contact that came on another channel is recorded': async (place) => {
    const [giulia, hands] = await giuliaAt(place, everybody())
    await openCard(giulia, hands, 'Maria Rossi')
    await openTab(hands, giulia, /^Storia/)
    await hands.enter('button', /^(Contatto|Registra un contatto)/)
    await hands.isAt('radio', /./)
    await hands.press('l')
    await hands.isAt('radio', /^Lettera/)
    await hands.tabTo('textbox', 'Che cosa vi siete detti')
    await hands.type('Disdetta, due pagine.')
    await isFreeOfBarriers(giulia, 'contact')
    await hands.press('Control+Enter')
    await giulia.sees('Contatto registrato.')
    await giulia.sees('Disdetta, due pagine.', giulia.card('Maria Rossi'))
  },

  'the history is narrowed to a channel, and a date is jumped to': async (place) => {
    const maria = created({ name: 'Maria Rossi' })
    const history = Array.from({ length: 120 }, (_, index) =>
      interactionAdded(maria.customerId, {
        at: Date.now() - (index + 1) * 5 * day,
        channel: index % 2 === 0 ? 'phone' : 'letter',
        summary: `Contatto ${index}.`,
      }),
    )
    const [giulia, hands] = await giuliaAt(place, [maria, ...history])
    const shown = (number: number) => giulia.page.getByText(`Contatto ${number}.`, { exact: true })
    await openCard(giulia, hands, 'Maria Rossi')
    await openTab(hands, giulia, /^Storia/)
    await hands.enter('button', /^Canali da mostrare/)
    await isFreeOfBarriers(giulia, 'channels')
    await hands.choose('Lettera')
    await hands.press('Escape')
    await shown(1).waitFor()
    await expect.poll(() => shown(0).count()).toBe(0)
    await isFreeOfBarriers(giulia, 'letters only')
    await hands.enter('button', 'Mostra tutto')
    await shown(0).waitFor()

    await hands.enter('button', /^Vai a una data/, 'Shift+Tab')
    await giulia.page.getByLabel('Giorno').waitFor()
    await isFreeOfBarriers(giulia, 'date')
    // The same day as month, since the browser's own field has its own order of the two.
    const about = new Date(Date.now() - 300 * day)
    const month = about.getMonth() + 1
    const digits = `${month}`.padStart(2, '0')
    await hands.type(`${digits}${digits}${about.getFullYear()}`)
    await hands.press('Enter')
    const nextDay = new Date(about.getFullYear(), month - 1, month + 1).getTime()
    await shown(Math.ceil((Date.now() - nextDay) / (5 * day)) - 1).waitFor()
    await expect.poll(() => shown(0).count()).toBe(0)
  },

  'two cards of one customer become one, and are separated again': async (place) => {
    const address = 'Via dei Mille 12, Bologna'
    const maria = created({ name: 'Maria Rossi', address })
    const again = created({ name: 'ROSSI Mària', address, warning: 'Sente poco.' })
    const [giulia, hands] = await giuliaAt(place, [
      maria,
      phoneAdded(maria.customerId, mariasNumber),
      again,
      emailAdded(again.customerId, 'maria@example.it'),
    ])
    await openCard(giulia, hands, 'Maria Rossi', formatCode(maria.code))
    await openTab(hands, giulia, /^Anagrafica/)
    await hands.enter('button', 'Confronta con ROSSI Mària e unisci')
    await giulia.page.getByRole('group', { name: 'Nome' }).waitFor()
    await isFreeOfBarriers(giulia, 'merge')
    await hands.tabTo('radio', 'Maria Rossi')
    await hands.press('ArrowDown')
    await hands.isAt('radio', 'ROSSI Mària')
    await hands.enter('button', /^Unisci le schede/)
    await giulia.sees('Ora è una scheda sola.')
    await giulia.card('ROSSI Mària').waitFor()
    await isFreeOfBarriers(giulia, 'merged')
    await hands.enter('button', 'Separa di nuovo')
    await giulia.sees('Sono di nuovo due schede.')
  },

  'a word is searched in all notes, and its entry opened': async (place) => {
    const maria = created({ name: 'Maria Rossi' })
    const [giulia, hands] = await giuliaAt(place, [
      maria,
      noteAdded(maria.customerId, { at: Date.now() - 900 * day, text: 'Guarnizione del coperchio rotta.' }),
    ])
    await hands.enter('button', 'Note')
    await hands.isAt('searchbox', /^Parole da cercare/)
    await hands.type('guarnizione')
    await giulia.sees('1 trovato')
    await isFreeOfBarriers(giulia, 'all notes')
    await hands.press('ArrowDown', 'Enter')
    await giulia.sees('Guarnizione del coperchio rotta.', giulia.card('Maria Rossi'))

    await hands.press('F2')
    await hands.type('coperch')
    await giulia.page.getByRole('option', { name: /in tutte le note$/ }).waitFor()
    await hands.press('ArrowUp', 'Enter')
    await giulia.sees('1 trovato')
    await expect
      .poll(() => giulia.page.getByRole('searchbox', { name: /^Parole da cercare/ }).inputValue())
      .toBe('coperch')
  },
}
