import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import { agents, giulia, maria, uuid } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

/** Added at another seat, where nobody knew that the letters were taken. */
const guido = Agent.parse({ id: uuid(980), name: 'Guido Riva', initials: giulia.initials, role: 'operator' })

it('tells two people with the same initials apart wherever they have signed', async () => {
  const [first] = maria.timeline
  const [note] = first?.notes ?? []
  if (!first?.interaction || !note) throw new Error('Maria has called, and somebody wrote a note about it')
  const by = { agentId: guido.id, initials: guido.initials }
  const interaction = { ...first.interaction, ...by }
  const lastNote = { ...note, ...by }
  const card = {
    ...maria,
    timeline: [{ ...first, interaction, notes: [lastNote] }],
    told: [{ kind: 'last-contact' as const, interaction, lastNote }],
  }
  const { console: talking } = scenes.talking
  drawWindow({
    console: { ...talking, agents: [...agents, guido], cardsById: { [card.customer.id]: card } },
  })

  const entry = within(screen.getAllByRole('article')[0] ?? document.body)
  expect(entry.getByText('GR (Guido) · ieri, 11:28')).toBeTruthy()
  expect(entry.getByText('GR (Guido)')).toBeTruthy()
  const told = within(screen.getByRole('region', { name: 'Ci ha già detto' }))
  expect(told.getByText('GR (Guido)')).toBeTruthy()
  // Under the note that Giulia is writing.
  expect(screen.getByText('GR (Giulia)')).toBeTruthy()
})
