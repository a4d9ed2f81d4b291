import { expect } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { AgentId } from '../../../src-main/contract/ids.ts'
import { defaultDeskId } from '../../../src-main/domain/house-defaults.ts'
import { caseOpened, created, interactionAdded } from '../../support/make-changes.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { type Desk, giulia } from './stage.ts'

const day = 24 * 3_600_000
const luca = Agent.parse({
  id: AgentId.parse('01a20000-0000-7000-8000-00000000e101'),
  ...{ name: 'Luca Tosi', initials: 'LT', role: 'operator' },
})
const maria = created({ name: 'Maria Rossi' })
const bruno = created({ name: 'Bruno Sala' })

/** Three days ago Luca helped Maria about a case of his desk, and the next day she was back; Bruno wrote once. */
function aHouse(role: 'lead' | 'administrator'): readonly Change[] {
  const now = Date.now()
  const opened = caseOpened(maria.customerId, { openedAt: now - 3 * day, deskId: defaultDeskId })
  const by = { agentId: luca.id, initials: luca.initials, outcome: 'solved' } as const
  return [
    { kind: 'agent:added', agent: luca },
    { kind: 'agent:changed', agentId: giulia.id, fields: { role } },
    maria,
    bruno,
    opened,
    interactionAdded(maria.customerId, {
      at: now - 3 * day,
      ...by,
      caseId: opened.case.id,
      subject: 'Caldaia',
    }),
    interactionAdded(maria.customerId, { at: now - 2 * day, ...by, subject: 'Ancora la caldaia' }),
    interactionAdded(bruno.customerId, { at: now - 2 * day, ...by, channel: 'email', durationSeconds: null }),
  ]
}

async function giuliaLooks(
  { stage }: Place,
  role: 'lead' | 'administrator',
): Promise<{ operator: Operator<Desk>; hands: ReturnType<typeof handsAt> }> {
  const operator = atTheDesk(await stage.openDesk({ house: { changes: aHouse(role), account: null } }))
  const hands = handsAt(operator.page)
  await operator.page.getByRole('navigation').getByText('Numeri').waitFor()
  return { operator, hands }
}

/** The last ten days, wherever in the month the journey is told. */
async function chooseTenDays({ page }: Operator<Desk>, hands: ReturnType<typeof handsAt>): Promise<void> {
  await hands.press('Alt+b')
  await page.getByRole('button', { name: /Periodo$/ }).waitFor()
  await hands.enter('button', /Periodo$/)
  await hands.choose('Dal… al…')
  await page.getByLabel('Dal', { exact: true }).fill(isoDay(Date.now() - 10 * day))
  await page.getByLabel('Al', { exact: true }).fill(isoDay(Date.now()))
}

export const figures: Journeys = {
  'a lead sees what the team did, how it is counted, and the contacts behind it': async (place) => {
    const { operator, hands } = await giuliaLooks(place, 'lead')
    const { page } = operator
    await chooseTenDays(operator, hands)
    const repeats = page.getByRole('region', { name: /^Chi ha dovuto richiamare/ })
    await repeats.getByText('1 di 3').waitFor()
    // Luca answered alone: what customers did is no figure of his.
    await page.getByRole('region', { name: 'Come lavora chi risponde qui non si mostra' }).waitFor()
    expect(await page.getByRole('region', { name: /^Risolti al primo/ }).count()).toBe(0)
    await operator.shows('figures')
    await isFreeOfBarriers(operator, 'figures')

    await repeats.getByRole('button').focus()
    await hands.press('Enter')
    await page.getByText(/in cui ci aveva già cercato|che ci aveva già cercato/).waitFor()
    await hands.enter('button', /^Mostra i contatti/)
    await operator.sees('1 contatto')
    await page.getByRole('option', { name: /Ancora la caldaia/ }).waitFor()
  },

  'figures of one worker need what they rest on, and it stands beside them': async (place) => {
    const { operator, hands } = await giuliaLooks(place, 'administrator')
    const { page } = operator
    await chooseTenDays(operator, hands)
    await page.getByText('Tutta la casa').waitFor({ state: 'detached' })
    await page.getByText('Persona', { exact: true }).waitFor({ state: 'detached' })

    await page.getByRole('navigation').getByText('Impostazioni').click()
    await page.getByText('Numeri delle persone').first().click()
    await hands.enter('button', /Su che cosa si basano$/)
    await hands.choose('Accordo sindacale')
    await page.getByLabel('Riferimento').fill('Accordo RSU 12/2026')
    await page.getByLabel('Data').fill('1/2/2026')
    await isFreeOfBarriers(operator, 'figures of people in the settings')
    await page.getByRole('button', { name: 'Salva', exact: true }).click()
    await page.getByText('Salvato: vale per tutti da adesso.').waitFor()

    await hands.press('Alt+b')
    await page
      .getByRole('region', { name: /^Risolti al primo/ })
      .getByText('1 di 2')
      .waitFor()
    await hands.enter('button', /Persona$/)
    await hands.choose('Luca Tosi')
    await page.getByText(/accordo Accordo RSU 12\/2026/).waitFor()
    await page.getByText('1 persona al lavoro').waitFor()
    await operator.shows('figures-of-one')
  },
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
