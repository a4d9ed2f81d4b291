import { act, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { aCall, callFrom, talking } from '../../support/gallery/calls.ts'
import { maria, minutes, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { paolo, scenes } from '../../support/gallery/scenes.ts'

const seconds = 1_000

function held(ms: number, more: Partial<Call> = {}): Call {
  return aCall(900, { ...talking, state: 'held', heldSince: now - ms, ...more })
}

function drawCalls(...calls: Call[]) {
  return drawWindow({
    console: {
      callsById: Object.fromEntries(calls.map((call) => [call.id, call])),
      cardsById: { [maria.customer.id]: maria, [paolo.customer.id]: paolo },
    },
  })
}

it('changes its look at 30, 60 and 120 seconds: words and bars, not only a colour', async () => {
  const { container } = drawCalls(held(28 * seconds))
  const bars = () => container.querySelectorAll('rect[class*="full"]').length
  const clock = () => screen.getByText(/^in attesa da/).parentElement?.textContent

  const seen: (string | number | undefined)[][] = [[clock(), bars()]]
  for (const wait of [3, 31, 60]) {
    await act(async () => void (await vi.advanceTimersByTimeAsync(wait * seconds)))
    seen.push([clock(), bars()])
  }
  expect(seen).toEqual([
    ['in attesa da 0:28', 0],
    ['in attesa da 0:31fatti sentire', 1],
    ['in attesa da 1:02di’ quanto manca', 2],
    ['in attesa da 2:02riprendi adesso', 3],
  ])
})

it('stays in sight behind another call, on every screen, and is taken back from there', async () => {
  const behind = held(2 * minutes)
  const { user, inputsOf } = drawCalls(callFrom(paolo, 901, talking), behind)
  for (const name of ['Clienti', 'Note', 'Registro', 'Impostazioni']) {
    await user.click(screen.getByText(name))
    const strip = screen.getByRole('region', { name: 'Altre chiamate: Maria Rossi' })
    expect(within(strip).getByText('in attesa da 2:00')).toBeTruthy()
  }
  const strip = screen.getByRole('region', { name: 'Altre chiamate: Maria Rossi' })
  await user.click(within(strip).getByRole('button', { name: 'Riprendi' }))
  expect(inputsOf('call:resume')).toEqual([{ callId: behind.id }])
})

it('greets whoever has waited, formally or not, as the house says it; not after a mere touch', async () => {
  const { access } = drawCalls(held(40 * seconds))
  const become = (call: Call) => act(() => access.console.setState({ callsById: { [call.id]: call } }))
  become(aCall(900, { ...talking, heldMs: 40 * seconds }))
  expect(screen.getByText('Grazie di aver atteso: eccomi di nuovo da Lei.')).toBeTruthy()
  await act(async () => void (await vi.advanceTimersByTimeAsync(21 * seconds)))
  expect(screen.queryByText(/^Grazie di aver/)).toBeNull()

  become(held(0, { heldMs: 40 * seconds }))
  become(aCall(900, { ...talking, heldMs: 41 * seconds }))
  expect(screen.queryByText(/^Grazie di aver/)).toBeNull()

  const tu = callFrom(paolo, 902, { ...talking, state: 'held', heldSince: now })
  become(tu)
  act(() =>
    access.console.setState(({ house }) => ({
      house: {
        ...house,
        templates: [
          {
            use: 'resume',
            abbreviation: 'rip',
            language: 'it',
            formOfAddress: 'tu',
            text: 'Rieccomi, {cliente}!',
          },
        ],
      },
    })),
  )
  become({ ...tu, state: 'talking', heldSince: null, heldMs: 12 * seconds })
  expect(screen.getByText('Rieccomi, Paolo Bianchi!')).toBeTruthy()
})

it('greets nobody while three talk together', () => {
  const call = aCall(900, { ...talking, inConference: true })
  const { access } = drawCalls(call)
  act(() => access.ui.setState({ resumed: { callId: call.id, at: now } }))
  expect(screen.queryByText(/^Grazie di aver/)).toBeNull()
  act(() => access.console.setState({ callsById: { [call.id]: { ...call, inConference: false } } }))
  expect(screen.getByText(/^Grazie di aver/)).toBeTruthy()
})

it('offers to call back where the audio did not return', async () => {
  const { user, inputsOf } = drawWindow(scenes['audio-lost'])
  expect(screen.getByText(/^L’audio si è perso e non è tornato\./)).toBeTruthy()
  expect(screen.queryByText(/audio interrotto/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Richiama' }))
  expect(inputsOf('call:dial')).toEqual([{ target: '+393331234567' }])
})

it('says how long somebody was on hold in the log, and when nobody could call', () => {
  drawWindow(scenes.deaf)
  expect(screen.getByText('Non raggiungibile 08:20–08:27')).toBeTruthy()
  expect(screen.getByText('computer in pausa, microfono · per 7 min')).toBeTruthy()
  expect(screen.getByText('Non raggiungibile dalle 09:26')).toBeTruthy()
})

it('asks the console to look again, from each alarm', async () => {
  const { user, inputsOf } = drawWindow(scenes.deaf)
  const alarm = screen.getByText(/^Il microfono dà solo silenzio/).closest('[role=alert]')
  if (!(alarm instanceof HTMLElement)) throw new Error('no alarm')
  await user.click(within(alarm).getByRole('button', { name: 'Controlla adesso' }))
  expect(inputsOf('line:retry')).toHaveLength(1)
})

it('joins whoever waits with whoever is talked to, of two accounts as of one, and lets one of them go', async () => {
  const [waiting, talkedTo] = [held(20 * seconds), callFrom(paolo, 901, talking)]
  const { user, inputsOf, access } = drawCalls(talkedTo, waiting)
  const strip = () => within(screen.getByRole('region', { name: 'Altre chiamate: Maria Rossi' }))
  await user.click(strip().getByRole('button', { name: 'A tre' }))
  expect(inputsOf('call:conference')).toEqual([{ callId: talkedTo.id, withCallId: waiting.id }])

  const three = [
    { ...talkedTo, inConference: true },
    { ...aCall(900, talking), receivedAt: talkedTo.receivedAt + 1, inConference: true },
  ]
  act(() => access.console.setState({ callsById: Object.fromEntries(three.map((call) => [call.id, call])) }))
  expect(screen.getByText(/^parlate in tre/)).toBeTruthy()
  expect(strip().queryByRole('button', { name: 'A tre' })).toBeNull()
  await user.click(strip().getByRole('button', { name: 'Chiudi' }))
  expect(inputsOf('call:hang-up')).toEqual([{ callId: waiting.id }])
})
