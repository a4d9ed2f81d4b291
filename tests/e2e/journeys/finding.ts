import { Agent } from '../../../src-main/contract/agents.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { AgentId } from '../../../src-main/contract/ids.ts'
import { created, interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { type Desk, giulia } from './stage.ts'

const hour = 3_600_000
const day = 24 * hour
const luca = Agent.parse({
  id: AgentId.parse('01a20000-0000-7000-8000-00000000e001'),
  ...{ name: 'Luca Tosi', initials: 'LT', role: 'operator' },
})
const maria = created({ name: 'Maria Rossi' })
const bruno = created({ name: 'Bruno Sala' })

/** Luca’s contacts of the last month, Giulia’s among them; three of Luca’s are about a refund, one of them this week. */
function aHouse(): readonly Change[] {
  const now = Date.now()
  const by = { agentId: luca.id, initials: luca.initials }
  const about = (customerId: typeof maria.customerId, subject: string, ago: number, summary: string) =>
    interactionAdded(customerId, { at: now - ago, subject, summary, ...by, outcome: 'solved' })
  return [
    { kind: 'agent:added', agent: luca },
    { kind: 'agent:changed', agentId: giulia.id, fields: { role: 'lead' } },
    maria,
    bruno,
    about(maria.customerId, 'Caldaia', 60_000, 'La caldaia perde acqua.'),
    about(maria.customerId, 'Rimborso', 2 * 60_000, 'Chiede perché il rimborso non è arrivato.'),
    about(bruno.customerId, 'Bolletta', 3 * 60_000, 'Vuole il rimborso della bolletta doppia.'),
    about(bruno.customerId, 'Rimborso', 40 * day, 'Rimborso promesso.'),
    interactionAdded(bruno.customerId, {
      ...{ at: now - 4 * 60_000, subject: 'Rimborso', summary: 'Già pagato.' },
      ...{ agentId: giulia.id, initials: giulia.initials },
    }),
    noteAdded(maria.customerId, { at: now - 5 * 60_000, text: 'Nota: il rimborso è firmato.', ...by }),
    ...Array.from({ length: 70 }, (_, index) =>
      about(bruno.customerId, `Ordine ${index + 1}`, 2 * day + index * hour, 'Ordine per telefono.'),
    ),
  ]
}

async function giuliaLeads({ stage }: Place): Promise<Operator<Desk>> {
  return atTheDesk(await stage.openDesk({ house: { changes: aHouse(), account: null } }))
}

export const finding: Journeys = {
  'a lead finds what somebody said in a period, goes through it with the arrows and reads the card': async (
    place,
  ) => {
    const operator = await giuliaLeads(place)
    const { page } = operator
    const hands = handsAt(page)
    await page.getByRole('navigation').getByText('Revisione').waitFor()

    await hands.press('Alt+q')
    await operator.sees('76 contatti')
    await hands.tabTo('searchbox', 'Parole nei contatti e nelle note')
    await hands.type('rimb* ')
    await operator.sees('5 contatti')

    await hands.enter('button', /Quando$/)
    await hands.choose('Dal… al…')
    await hands.tabToField('Dal')
    await page.getByLabel('Dal', { exact: true }).fill(isoDay(Date.now() - 10 * day))
    await operator.sees('4 contatti')
    await hands.enter('button', /Chi ha risposto$/)
    await hands.choose('Luca Tosi')
    await operator.sees('3 contatti')
    // Two of them at once; the list stays open meanwhile.
    await hands.press('Home')
    await hands.choose('Giulia Riva')
    await operator.sees('4 contatti')
    await hands.press('Home')
    await hands.choose('Giulia Riva')
    await operator.sees('3 contatti')
    await hands.press('Escape')
    await hands.isAt('button', /Chi ha risposto$/)
    await isFreeOfBarriers(operator, 'review of a lead')

    await hands.tabTo('listbox', 'Contatti trovati')
    await page.getByRole('option', { selected: true }).getByText('perché il').waitFor()
    await operator.card('Maria Rossi').waitFor()
    await hands.press('ArrowDown')
    await page.getByRole('option', { selected: true }).getByText('della bolletta doppia').waitFor()
    await operator.card('Bruno Sala').waitFor()
    await hands.isAt('listbox', 'Contatti trovati')
    await operator.shows('review-second-row')
    await hands.press('End')
    await page.getByRole('option', { selected: true }).getByText('è firmato').waitFor()

    // What is looked for stays while the lead looks elsewhere.
    await hands.press('Alt+s')
    await page.getByRole('region', { name: 'Consegne', exact: true }).waitFor()
    await hands.press('Alt+q')
    await operator.sees('3 contatti')

    // A question that will be asked again is saved, and found again by its name.
    await hands.enter('button', 'Salva il filtro')
    await hands.isAt('textbox', 'Nome del filtro')
    await hands.type('Rimborsi di Luca')
    await hands.press('Enter')
    await page.getByRole('button', { name: 'Togli «Rimborsi di Luca» dai filtri salvati' }).waitFor()
    await hands.enter('button', 'Togli i filtri')
    await operator.sees('76 contatti')
    await hands.enter('button', 'Filtri salvati (1)')
    await page.getByRole('menuitem', { name: 'Rimborsi di Luca' }).waitFor()
    await hands.press('Enter')
    await operator.sees('3 contatti')

    await hands.tabTo('listbox', 'Contatti trovati')
    await hands.press('Enter')
    await operator.card('Maria Rossi').waitFor()
    await page.getByRole('region', { name: 'Revisione', exact: true }).waitFor({ state: 'detached' })
  },

  'a page far down is there when the lead comes to it': async (place) => {
    const operator = await giuliaLeads(place)
    const { page } = operator
    const hands = handsAt(page)
    await page.getByRole('navigation').getByText('Revisione').waitFor()
    await hands.press('Alt+q')
    await operator.sees('76 contatti')
    await hands.tabTo('listbox', 'Contatti trovati')
    await hands.press('End')
    await page.getByRole('option', { selected: true }).getByText('Rimborso promesso').waitFor()
    await hands.press('Home')
    await page.getByRole('option', { selected: true }).getByText('perde acqua').waitFor()
  },
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
