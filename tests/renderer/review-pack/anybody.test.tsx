import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { noteAdded } from '../../support/make-changes.ts'
import { openPackHouse } from '../../support/open-pack-house.ts'
import { noon } from '../../support/open-test-door.ts'
import { drawPackWindow } from './packed-window.tsx'

/** A pack is sent, unlocked and read in between, on machines that may be busy. */
const patience = { timeout: 15_000 }

it('a pack is opened at an operator’s seat, where somebody else takes it, and is come back to from anywhere', async () => {
  const house = openPackHouse()
  const { user, rail, gives, access } = drawPackWindow(house)
  expect(rail().queryByRole('button', { name: 'Revisione' })).toBeNull()
  await user.keyboard('{Alt>}q{/Alt}')
  expect(access.ui.getState().screen).not.toBe('review')

  await user.click(screen.getByRole('button', { name: /Cambia operatore/ }))
  await user.click(screen.getByRole('button', { name: 'Apri un pacchetto di revisione' }))
  await gives(await house.pack())
  expect(await screen.findByText(/Preparato da .* per Carla/, {}, patience)).toBeDefined()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(rail().getByRole('button', { name: 'Revisione', current: 'page' })).toBeDefined()

  await user.click(rail().getByRole('button', { name: 'Clienti' }))
  await user.keyboard('{Alt>}q{/Alt}')
  expect(access.ui.getState().screen).toBe('review')

  await user.click(screen.getByRole('button', { name: 'Chiudi' }))
  await screen.findByText('Questa schermata è per chi guida il gruppo.', {}, patience)
  await user.click(screen.getByRole('button', { name: 'Apri un pacchetto di revisione' }))
  expect(await screen.findByRole('dialog', {}, patience)).toBeDefined()
})

it('a note that was put right is told from the one that puts it right, beside the table and in the book', async () => {
  const house = openPackHouse()
  const { note } = house.said
  const right = noteAdded(house.maria.customerId, {
    ...{ interactionId: house.call.interaction.id, initials: 'LT', agentId: note.agentId, at: noon },
    ...{ corrects: note.id, text: 'Chiamare al 335 7654321.' },
  })
  house.record([right])
  const { user, gives } = drawPackWindow(house)
  await user.click(screen.getByRole('button', { name: /Cambia operatore/ }))
  await user.click(screen.getByRole('button', { name: 'Apri un pacchetto di revisione' }))
  await gives(await house.pack())
  const written = within(await screen.findByRole('region', { name: 'Che cosa è stato scritto' }, patience))
  const linesOf = (frame: typeof written) =>
    [note.text, right.note.text].map((text) => frame.getByText(text).parentElement?.lastChild?.textContent)
  const wanted = [/^LT · .* · corretta in seguito$/, /^Correzione · LT · /]
  for (const [at, line] of linesOf(written).entries()) expect(line).toMatch(wanted[at] ?? '')

  await user.click(screen.getByRole('button', { name: 'Note come libro…' }))
  const book = await screen.findByRole('article', {}, patience)
  await waitFor(() => expect(within(book).getByText(right.note.text)).toBeDefined(), patience)
  for (const [at, line] of linesOf(within(book)).entries()) expect(line).toMatch(wanted[at] ?? '')
  expect(within(book).getByText(note.text).parentElement?.className).toContain('book-corrected')
  expect(within(book).getByText(right.note.text).parentElement?.className).not.toContain('book-corrected')
})

it('what was looked for is marked in the table and beside it', async () => {
  // What is drawn of a table depends on its height, and nothing has one here.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(480)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
  onTestFinished(() => void vi.restoreAllMocks())
  const house = openPackHouse()
  const { question } = house.order()
  const words = 'chie* -zzz'
  const { user, gives } = drawPackWindow(house)
  await user.click(screen.getByRole('button', { name: /Cambia operatore/ }))
  await user.click(screen.getByRole('button', { name: 'Apri un pacchetto di revisione' }))
  await gives(await house.pack({ question: { ...question, filter: { ...question.filter, words } } }))
  expect(await screen.findByText(/Cercato: chie\*$/, {}, patience)).toBeDefined()
  const written = await screen.findByRole('region', { name: 'Che cosa è stato scritto' }, patience)
  await waitFor(
    () =>
      expect([...written.querySelectorAll('mark')].map((each) => each.textContent)).toEqual(['chie', 'chie']),
    patience,
  )
  const row = await screen.findByRole('option', { selected: true }, patience)
  expect([...row.querySelectorAll('mark')].map((each) => each.textContent)).toEqual(['chie'])
})
