import { act, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { placeCalls } from '../../../src-renderer/calls/call-selection.ts'
import { aCall, callFrom, talking } from '../../support/gallery/calls.ts'
import { maria, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { paolo, scenes } from '../../support/gallery/scenes.ts'

const isOver = async (turn: () => Promise<unknown>) => act(async () => void (await turn()))

it('counts the call and the hold', async () => {
  drawWindow(scenes.held)

  expect(screen.getByRole('timer', { name: 'Durata della chiamata' }).textContent).toBe('4:12')
  expect(screen.getByText('in attesa da 1:32')).toBeTruthy()

  await isOver(() => vi.advanceTimersByTimeAsync(3000))
  expect(screen.getByText('in attesa da 1:35')).toBeTruthy()
  expect(screen.getByRole('timer', { name: 'Durata della chiamata' }).textContent).toBe('4:15')
})

it('holds, resumes, mutes and hangs up by keys', async () => {
  const { access, user, inputsOf } = drawWindow(scenes.talking)
  await user.click(screen.getByRole('textbox', { name: 'Nota' }))

  await user.keyboard('{Alt>}hm{/Alt}{F8}')
  const [call] = Object.values(access.console.getState().callsById)
  if (!call) throw new Error('the scene has a call')
  act(() =>
    access.console.setState({ callsById: { [call.id]: { ...call, state: 'held', heldSince: Date.now() } } }),
  )
  await user.keyboard('{Alt>}h{/Alt}')

  expect(inputsOf('call:hold')).toHaveLength(1)
  expect(inputsOf('call:mute')).toEqual([{ callId: call.id, on: true }])
  expect(inputsOf('call:hang-up')).toHaveLength(1)
  expect(inputsOf('call:resume')).toHaveLength(1)
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' }).value).toBe('')
})

it('sends tones by click and by digits on the keypad', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)

  await user.click(screen.getByRole('button', { name: 'Tastiera' }))
  await user.click(screen.getByRole('button', { name: '5' }))
  await user.keyboard('#')

  expect(inputsOf('call:dtmf')).toMatchObject([{ tones: '5' }, { tones: '#' }])
})

it('hears digits from the moment the keypad opens', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)
  await user.click(screen.getByRole('button', { name: 'Tastiera' }))
  await user.keyboard('2#')
  expect(inputsOf('call:dtmf')).toMatchObject([{ tones: '2' }, { tones: '#' }])
})

it('leaves the keypad for where a key goes: the note, a promise', async () => {
  const { user, access, inputsOf } = drawWindow(scenes.talking)
  const pad = () => screen.queryByRole('dialog', { name: 'Toni per i menu a voce' })
  const openPad = async () => {
    await user.click(screen.getByRole('button', { name: 'Tastiera' }))
    expect(pad()).not.toBeNull()
  }

  await openPad()
  await user.keyboard('{Alt>}n{/Alt}')
  expect(pad()).toBeNull()
  await user.keyboard('Ha scelto 2')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' }).value).toBe('Ha scelto 2')
  expect(inputsOf('call:dtmf')).toEqual([])

  await openPad()
  await user.keyboard('{Alt>}p{/Alt}')
  expect(pad()).toBeNull()
  expect(access.ui.getState().overlay?.kind).toBe('promise')
})

it('keeps the keypad while the microphone is muted', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)
  await user.click(screen.getByRole('button', { name: 'Tastiera' }))
  await user.click(screen.getByRole('button', { name: '1' }))
  await user.keyboard('{Alt>}m{/Alt}2')
  expect(inputsOf('call:mute')).toHaveLength(1)
  expect(inputsOf('call:dtmf')).toMatchObject([{ tones: '1' }, { tones: '2' }])
})

it('says in a sentence why a call came to nothing', () => {
  drawWindow(scenes['dialling-busy'])

  expect(screen.getByRole('heading', { level: 1, name: 'Anna Bianchi ha la linea occupata' })).toBeTruthy()
  expect(screen.getByText(/codice 486$/)).toBeTruthy()
})

it.each([
  [{ direction: 'in', end: { reason: 'caller-gave-up', status: null } }, 'Chiamata persa da Maria Rossi'],
  [{ direction: 'in', end: { reason: 'missed', status: null } }, 'Chiamata persa da Maria Rossi'],
  [{ direction: 'in', end: { reason: 'refused-here', status: 603 } }, 'Chiamata da Maria Rossi rifiutata'],
  [
    { direction: 'in', end: { reason: 'answered-elsewhere', status: null } },
    'Chiamata da Maria Rossi presa da un collega',
  ],
  [{ direction: 'in', end: { reason: 'forwarded', status: 302 } }, 'Chiamata da Maria Rossi inoltrata'],
  [{ direction: 'out', end: { reason: 'no-answer', status: 480 } }, 'Maria Rossi non ha risposto'],
  [{ direction: 'out', end: { reason: 'pbx-error', status: 500 } }, 'Chiamata a Maria Rossi non riuscita'],
] as const)('never calls a conversation what was none: %j', (how, says) => {
  const call = aCall(910, { ...how, state: 'ended', endedAt: now })
  drawWindow({ console: { callsById: { [call.id]: call }, cardsById: { [maria.customer.id]: maria } } })

  expect(screen.getByRole('heading', { level: 1, name: says })).toBeTruthy()
})

it('clears away a second call that was missed, with the first still talking', async () => {
  const first = aCall(911, talking)
  const missed = callFrom(paolo, 912, {
    state: 'ended',
    endedAt: now,
    end: { reason: 'caller-gave-up', status: null },
  })
  const { user, inputsOf } = drawWindow({
    console: {
      callsById: { [first.id]: first, [missed.id]: missed },
      cardsById: { [maria.customer.id]: maria, [paolo.customer.id]: paolo },
    },
  })
  const strip = screen.getByRole('region', { name: 'Altre chiamate: Paolo Bianchi' })

  await user.click(within(strip).getByRole('button', { name: 'Chiudi' }))

  expect(inputsOf('call:wrap-up')).toEqual([{ callId: missed.id, outcome: null, caseId: null }])
})

it('concludes a call by two keys once the focus is in the wrap-up', async () => {
  const { access, user, inputsOf } = drawWindow(scenes['wrap-up'])
  const [call] = Object.values(access.console.getState().callsById)
  const [newest] = Object.values(access.console.getState().cardsById)[0]?.cases ?? []

  await user.keyboard('{Alt>}w{/Alt}31')

  expect(inputsOf('call:wrap-up')).toEqual([{ callId: call?.id, outcome: 'callback', caseId: newest?.id }])
})

it('offers the case whose complaint is still open, though it is solved', async () => {
  const { access, user, inputsOf } = drawWindow(scenes['wrap-up'])
  const { cardsById } = access.console.getState()
  const [card] = Object.values(cardsById)
  const solved = card?.cases.find(({ state }) => state === 'green')
  if (!card || !solved) throw new Error('no solved case')
  const cases = [{ ...solved, complaint: 'at-desk' as const }]
  act(() => access.console.setState({ cardsById: { ...cardsById, [card.customer.id]: { ...card, cases } } }))
  await user.keyboard('{Alt>}w{/Alt}31')
  expect(inputsOf('call:wrap-up')).toMatchObject([{ caseId: solved.id }])
})

it('takes no digit for an outcome while the note is being typed', async () => {
  const { user, inputsOf } = drawWindow(scenes['wrap-up'])

  await user.type(screen.getByRole('textbox', { name: 'Nota · Maria Rossi' }), '12{Enter}3')

  expect(inputsOf('call:wrap-up')).toEqual([])
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota · Maria Rossi' }).value).toBe('12\n3')
})

it('signs what is still in the note when the call is concluded', async () => {
  const { user, inputsOf } = drawWindow(scenes['wrap-up'])
  await user.type(screen.getByRole('textbox', { name: 'Nota · Maria Rossi' }), 'Richiamare lunedì')

  await user.click(screen.getByRole('button', { name: 'Da richiamare' }))
  await user.keyboard('0')

  expect(inputsOf('note:finish')).toMatchObject([{ text: 'Richiamare lunedì' }])
  expect(inputsOf('call:wrap-up')).toMatchObject([{ outcome: 'callback', caseId: null }])
})

it('makes an unreachable line an alarm with its reason and a way to try at once', async () => {
  const { user, inputsOf } = drawWindow(scenes.unreachable)

  const [line, microphone] = screen.getAllByRole('alert')
  expect(line?.textContent).toContain('Non sei raggiungibile.')
  expect(line?.textContent).toContain('riprovo tra 4 s')
  expect(microphone?.textContent).toContain('Il microfono è vietato')
  if (line) await user.click(within(line).getByRole('button', { name: 'Riprova subito' }))

  expect(inputsOf('line:retry')).toHaveLength(1)
})

it('lets the demo exchange ring, and only the demo exchange', async () => {
  const { access, user, inputsOf } = drawWindow(scenes.idle)
  const [inTopBar] = screen.getAllByRole('button', { name: 'Chiamami' })
  if (inTopBar) await user.click(inTopBar)
  await user.click(screen.getByRole('menuitem', { name: 'Un numero nascosto' }))
  expect(inputsOf('exchange:ring')).toEqual([{ who: 'withheld' }])

  act(() => access.console.setState(({ line }) => ({ line: { ...line, demo: false } })))
  expect(screen.queryByRole('button', { name: 'Chiamami' })).toBeNull()
})

it('takes the digits at once when the call ended under a button, and not when it ended under a note', async () => {
  const { access, user, inputsOf } = drawWindow(scenes.talking)
  const [call] = Object.values(access.console.getState().callsById)
  if (!call) throw new Error('the scene has a call')
  const ended = { ...call, state: 'ended', wrapUpPending: true, endedAt: Date.now() } as const

  act(() => access.console.setState({ callsById: { [call.id]: ended } }))
  await user.keyboard('1{Enter}')
  expect(inputsOf('call:wrap-up')).toMatchObject([{ outcome: 'solved' }])

  act(() => access.console.setState({ callsById: { [call.id]: call } }))
  await user.click(screen.getByRole('textbox', { name: 'Nota' }))
  act(() => access.console.setState({ callsById: { [call.id]: ended } }))
  await user.keyboard('2')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota · Maria Rossi' }).value).toBe('2')
})

it('does not correct one customer’s note in the call of another', async () => {
  const { access, user, inputsOf } = drawWindow(scenes.talking)
  await user.click(screen.getByRole('button', { name: /^Correggi la nota/ }))
  const next = callFrom(paolo, 905, talking)

  act(() =>
    access.console.setState({ callsById: { [next.id]: next }, cardsById: { [paolo.customer.id]: paolo } }),
  )
  await user.type(screen.getByRole('textbox', { name: 'Nota' }), 'Altro{Control>}{Enter}{/Control}')

  expect(inputsOf('note:finish')).toMatchObject([{ text: 'Altro', corrects: null }])
})

it('gives the bar to the call that waits for its wrap-up, not to one that nobody answered after it', () => {
  const over = aCall(1, { ...talking, state: 'ended', wrapUpPending: true })
  const refused = aCall(2, { state: 'ended', receivedAt: over.receivedAt + 30_000 })

  expect(placeCalls({ [over.id]: over, [refused.id]: refused }, null).bar?.id).toBe(over.id)
})
