import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CustomerCard } from '../../../src-main/contract/history.ts'
import { Code } from '../../../src-main/contract/ids.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { CaseList } from '../../../src-renderer/cases/case-list.tsx'
import { CurrentCase } from '../../../src-renderer/cases/current-case.tsx'
import { suggestedSubject } from '../../../src-renderer/cases/suggested-subject.ts'
import { cardWithCase, hour, inRome, moveBy, promiseOf, stepBy, wednesday } from '../../support/case-card.ts'
import { damage, luca, sara, support } from '../../support/open-case-desk.ts'
import { show } from '../../support/window/show.tsx'

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true, now: wednesday }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const cardReference = Code.parse('K73Q9M2T')

function draw(
  card: CustomerCard,
  { list = false, ...options }: Parameters<typeof show>[1] & { list?: boolean } = {},
) {
  const screenOf = list ? (
    <CaseList card={card} />
  ) : (
    <CurrentCase card={card} callId={null} noteText={() => 'Caldaia ferma. Chiede un tecnico.'} />
  )
  return show(screenOf, { snapshot: inRome, ...options })
}

const press = (name: string | RegExp) => screen.getByRole('button', { name })

it('opens a case in the category found by typing a part of it', async () => {
  const { card } = cardWithCase()
  const { user, host } = draw({ ...card, cases: [] })

  await user.click(press('Nuova pratica'))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Oggetto' }).value).toBe('Caldaia ferma')
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Categoria' }))
  await user.keyboard('dan')
  await user.click(screen.getByRole('option', { name: 'Spedizioni › Danni' }))
  await user.click(screen.getByRole('checkbox', { name: 'È un reclamo' }))
  await user.click(press('Apri la pratica'))

  expect(host.askedFor('case:open')).toMatchObject([
    { subject: 'Caldaia ferma', categoryId: damage.id, category: 'Spedizioni › Danni', complaint: true },
  ])
})

it('opens a case with Enter alone, also in words that are no category of the house', async () => {
  const { card } = cardWithCase()
  const { user, host } = draw({ ...card, cases: [] })
  await user.click(press('Nuova pratica'))
  await user.keyboard('Giardino{Enter}')
  expect(host.askedFor('case:open')).toMatchObject([{ categoryId: null, category: 'Giardino' }])
})

it('takes the first category that fits with Enter, and opens with the next', async () => {
  const { card } = cardWithCase()
  const { user, host } = draw({ ...card, cases: [] })
  await user.click(press('Nuova pratica'))
  await user.keyboard('DANN{Enter}')
  expect(host.askedFor('case:open')).toEqual([])
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('Spedizioni › Danni')
  await user.keyboard('{Enter}')
  expect(host.askedFor('case:open')).toMatchObject([{ categoryId: damage.id }])
})

it('opens one case, however fast Enter is pressed twice', async () => {
  const { card, parcel } = cardWithCase()
  const slowly = new Promise<ReturnType<typeof success<typeof parcel>>>((resolve) => {
    setTimeout(() => resolve(success(parcel)), 200)
  })
  const { user, host } = draw({ ...card, cases: [] }, { answers: { 'case:open': () => slowly } })
  await user.click(press('Nuova pratica'))
  await user.keyboard('Giardino{Enter}{Enter}')
  expect(host.askedFor('case:open')).toHaveLength(1)
})

it.each([false, true])(
  'leaves a new case by Escape, its list of categories first (on the tab: %s)',
  async (list) => {
    const { card } = cardWithCase()
    const { user, host } = draw({ ...card, cases: [] }, { list })
    await user.click(press('Nuova pratica'))
    const subject = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Oggetto' })
    await user.clear(subject())
    await user.type(subject(), 'Pacco bagnato')
    await user.click(screen.getByRole('combobox', { name: 'Categoria' }))
    await user.keyboard('dan{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(subject().value).toBe('Pacco bagnato')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('form', { name: 'Nuova pratica' })).toBeNull()
    expect(host.askedFor('case:open')).toEqual([])

    await user.click(press('Nuova pratica'))
    expect(subject().value).toBe('Pacco bagnato')
    await user.click(press('Apri la pratica'))
    expect(host.askedFor('case:open')).toMatchObject([{ subject: 'Pacco bagnato' }])
  },
)

it('reads out the promise first, in the customer’s language whatever the window’s is', () => {
  const { card, parcel } = cardWithCase({ moves: [moveBy('LT', wednesday - hour, 'yellow')] })
  const promises = [promiseOf(parcel, wednesday + 2 * hour)]
  draw({ ...card, customer: { ...card.customer, language: 'en' }, promises })
  const said = screen.getByLabelText('Da leggere al telefono')
  expect(said.textContent).toContain('Your case “Pacco non consegnato” is being worked on, Luca Tosi')
  expect(said.textContent).toContain('we promised you: richiamarla con la data, by today at 11:30.')
  expect(said.getAttribute('lang')).toBe('en')
})

it('copies the sentence, and writes a mail with it', async () => {
  const { card, parcel } = cardWithCase({ opened: { subject: 'Pacco & «busta»' } })
  const emails = [{ id: parcel.moves[0]?.id, address: 'maria+casa@example.it', label: 'home' }]
  // The address's id plays no part here.
  const withMail = { ...card, customer: { ...card.customer, emails } } as unknown as CustomerCard
  const { user } = draw(withMail)
  await user.click(press('Copia'))
  const said = screen.getByLabelText('Da leggere al telefono').textContent ?? ''
  expect(await navigator.clipboard.readText()).toBe(said)

  const mail = new URL(screen.getByRole<HTMLAnchorElement>('link', { name: 'Manda per e-mail' }).href)
  expect(decodeURIComponent(mail.pathname)).toBe('maria+casa@example.it')
  expect(mail.searchParams.get('subject')).toMatch(/^Pratica P-.{4}-.{4}: Pacco & «busta»$/)
  expect(mail.searchParams.get('body')?.replaceAll('\r\n', '\n')).toContain(
    `Gentile Maria Rossi,\n\n${said}\n\n`,
  )
})

it('spells the reference when asked, and hides the words again', async () => {
  const { card } = cardWithCase({ opened: { reference: cardReference } })
  const { user } = draw(card)
  const reference = press(/^P-K73Q-9M2T/)
  await user.click(reference)
  expect(screen.getByRole('status').textContent).toBe('Kilo sette tre Quebecnove Mike due Tango')
  await user.click(reference)
  expect(screen.queryByRole('status')).toBeNull()
})

it('counts down while the desk is open, stands still while it is shut, and says late plainly', async () => {
  const by = wednesday + 3 * hour
  const { card, parcel } = cardWithCase({ opened: { answerBy: by } })
  const spans = [
    { from: wednesday, to: wednesday + hour },
    { from: wednesday + 2 * hour, to: by },
  ]
  const countdown = { caseId: parcel.id, due: 'answer' as const, by, spans, beyond: 0 }
  draw(card, { answers: { 'case:countdowns': () => success([countdown]) } })

  const line = screen.getByText(/^Risposta entro oggi alle 12:30/)
  await waitFor(() => expect(line.textContent).toContain('12:30 · ancora '))
  expect(line.textContent).toMatch(/ancora (2 h|1 h 59 min)$/)
  act(() => void vi.advanceTimersByTime(1.5 * hour))
  expect(line.textContent).toContain('ancora 1 h, ora chiusi')
  act(() => void vi.advanceTimersByTime(1.5 * hour + 60_000))
  expect(screen.getByText('In ritardo: la risposta era dovuta entro oggi alle 12:30')).toBeTruthy()
})

it('hands a case over with a reason', async () => {
  const { card, parcel } = cardWithCase()
  const { user, host } = draw(card)
  await user.click(press('Altro…'))
  await user.click(press('Affida'))
  expect(press('Affida').hasAttribute('disabled')).toBe(true)
  await user.click(press(/Luca Tosi/))
  await user.click(screen.getByRole('option', { name: 'Sara Conti (SC)' }))
  await user.type(screen.getByRole('textbox', { name: 'Perché?' }), 'Conosce il corriere{Enter}')

  expect(host.askedFor('case:assign')).toEqual([
    { caseId: parcel.id, ownerId: sara.id, deskId: parcel.deskId, reason: 'Conosce il corriere' },
  ])
})

it('moves ahead with a name and a reason, and shows how often', async () => {
  const ahead = { kind: 'moved-ahead', reason: 'In partenza', askedBy: 'Vendite' } as const
  const { card, parcel } = cardWithCase({ steps: [stepBy('LT', 1, ahead), stepBy('LT', 2, ahead)] })
  const { user, host } = draw(card)
  expect(screen.getByText('↑ precedenza × 2')).toBeTruthy()
  await user.click(press('Altro…'))
  await user.click(press('Dai precedenza'))
  await user.type(screen.getByRole('textbox', { name: 'Perché?' }), 'Parte domani{Enter}')
  expect(host.askedFor('case:move-ahead')).toEqual([
    { caseId: parcel.id, askedBy: 'Gaia Ricci', reason: 'Parte domani' },
  ])
})

it('lets an operator take a complaint on, and only a lead close it, with the reason why', async () => {
  const complaint = (stage: 'received' | 'classified' | 'at-desk') =>
    stepBy('LT', wednesday, { kind: 'complaint', reason: '', stage })
  const { card, parcel } = cardWithCase({
    steps: [complaint('received'), complaint('classified'), complaint('at-desk')],
  })
  const asOperator = draw(card)
  expect(screen.getByText('Reclamo · all’ufficio giusto')).toBeTruthy()
  await asOperator.user.click(press('Altro…'))
  const close = press('Reclamo: risolto')
  expect(close.hasAttribute('disabled')).toBe(true)
  expect(close.title).toContain('non una protezione')
  expect(screen.getByText(close.title)).toBeTruthy()
  expect(press('Ufficio sbagliato: riclassifica').hasAttribute('disabled')).toBe(false)
  asOperator.unmount()

  const { user, host } = draw(card, { snapshot: { ...inRome, agentId: sara.id } })
  await user.click(press('Altro…'))
  await user.click(press('Reclamo: risolto'))
  await user.keyboard('Rimborsato{Enter}')
  expect(host.askedFor('case:complain')).toEqual([
    { caseId: parcel.id, stage: 'solved', reason: 'Rimborsato' },
  ])
})

it('lets only a lead solve a case whose complaint is open, and says so beside the button', async () => {
  const received = stepBy('LT', wednesday, { kind: 'complaint', reason: '', stage: 'received' })
  const { card, parcel } = cardWithCase({ steps: [received] })
  const asOperator = draw(card)
  const solve = press('Risolvi')
  expect(solve.hasAttribute('disabled')).toBe(true)
  expect(screen.getByText(solve.title).textContent).toContain('lo chiude un responsabile')
  expect(press('Prendi in carico').hasAttribute('disabled')).toBe(false)
  asOperator.unmount()

  const { user, host } = draw(card, { snapshot: { ...inRome, agentId: sara.id } })
  expect(screen.queryByText(/lo chiude un responsabile/)).toBeNull()
  await user.click(press('Risolvi'))
  await user.keyboard('{Enter}')
  expect(host.askedFor('case:move')).toMatchObject([{ caseId: parcel.id, to: 'green' }])
})

it('says who had already closed the case', async () => {
  const { card, parcel } = cardWithCase()
  const { user, store, ui } = draw(card, { answers: { 'case:move': () => failure('conflict') } })
  await user.click(press('Risolvi'))
  const closed = cardWithCase({ moves: [moveBy('SC', wednesday, 'green')] }).parcel
  const now = { ...card, cases: [{ ...closed, id: parcel.id, customerId: parcel.customerId }] }
  store.setState({ cardsById: { [card.customer.id]: now } })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(ui.getState().notices).toMatchObject([{ text: /^Era già risolta da SC/ }]))
})

it('shows a case’s whole course, newest first, and goes back to the list', async () => {
  const { card } = cardWithCase({
    moves: [moveBy('LT', wednesday - hour, 'yellow', 'Sento il corriere'), moveBy('SC', wednesday, 'green')],
    steps: [
      stepBy('LT', wednesday - hour / 2, {
        kind: 'assigned',
        reason: 'In ferie',
        holder: { ownerId: luca.id, ownerInitials: 'LT', deskId: support.id },
      }),
      stepBy('SC', wednesday - hour / 4, { kind: 'complaint', reason: 'Alza la voce', stage: 'received' }),
    ],
  })
  const { user } = draw(card, { list: true })
  await user.click(press('Apri il percorso: Pacco non consegnato'))

  const course = screen.getByRole('list', { name: 'Percorso della pratica' })
  const facts = within(course).getAllByRole('listitem')
  expect(facts.map((fact) => within(fact).getByText(/./, { selector: 'b' }).textContent)).toEqual([
    'Risolta',
    'Reclamo ricevuto',
    'Affidata: Luca Tosi, Assistenza',
    'Presa in carico',
    'Aperta',
  ])
  expect(facts[3]?.textContent).toContain('Sento il corriere')
  expect(facts[3]?.textContent).toContain('08:30 · LT')
  expect(screen.getByRole('list', { name: 'Percorso del reclamo' })).toBeTruthy()

  await user.click(press(/Tutte le pratiche/))
  expect(press('Apri il percorso: Pacco non consegnato')).toBeTruthy()
})

it('breaks no rule of accessibility: the panel, the list, a case, and each form', async () => {
  const complaint = { kind: 'complaint', reason: '', stage: 'received' } as const
  const { card } = cardWithCase({ opened: { answerBy: wednesday - 1 }, steps: [stepBy('LT', 1, complaint)] })
  // No layout here, so no colours to measure; those are measured where the tokens are.
  const rules = { 'color-contrast': { enabled: false } }
  const look = async (container: HTMLElement) => {
    const { violations } = await axe.run(container, { rules })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
  const panel = draw(card)
  await look(panel.container)
  await panel.user.click(press(/^P-.{4}-/))
  await panel.user.click(press('Altro…'))
  for (const form of ['Affida', 'Dai precedenza', 'Correggi', 'Reclamo: classificato']) {
    await panel.user.click(press(form))
    await look(panel.container)
    await panel.user.click(press('Annulla'))
    await panel.user.click(press('Altro…'))
  }
  panel.unmount()

  const { container, user } = draw(card, { list: true })
  await look(container)
  await user.click(press('Nuova pratica'))
  await look(container)
  await user.click(press(/^Apri il percorso/))
  await look(container)
}, 20_000)

it('sends only what was corrected', async () => {
  const { card, parcel } = cardWithCase({ opened: { categoryId: damage.id } })
  const { user, host } = draw(card)
  await user.click(press('Altro…'))
  await user.click(press('Correggi'))
  const subject = screen.getByRole('textbox', { name: 'Oggetto' })
  await user.clear(subject)
  await user.type(subject, 'Vetro rotto{Enter}')
  expect(host.askedFor('case:change')).toEqual([
    { caseId: parcel.id, subject: 'Vetro rotto', category: null, reason: '' },
  ])
})

it('suggests the first sentence of the note, and cuts no emoji in half', () => {
  expect(suggestedSubject('Caldaia ferma! Chiede un tecnico.\nDomani.')).toBe('Caldaia ferma')
  expect(suggestedSubject('  \nSolo qui')).toBe('Solo qui')
  expect(suggestedSubject('Quando arriva il pacco? Lo aspetta')).toBe('Quando arriva il pacco?')
  const family = '👩‍👩‍👧'
  const long = suggestedSubject(family.repeat(40))
  expect(long.length).toBeLessThanOrEqual(120)
  expect(long).toBe(family.repeat(long.length / family.length))
})
