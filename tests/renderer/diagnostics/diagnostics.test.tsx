import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import type { CallQuality, LadderEntry } from '../../../src-main/contract/quality.ts'
import { success } from '../../../src-main/contract/result.ts'
import { CallTimes } from '../../../src-renderer/diagnostics/call-times.tsx'
import { HeardLine } from '../../../src-renderer/diagnostics/heard-line.tsx'
import { DiagnosticsPanel } from '../../../src-renderer/diagnostics/ladder-panel.tsx'
import { QualityButton } from '../../../src-renderer/diagnostics/quality-button.tsx'
import { aCall, logged, talking } from '../../support/gallery/calls.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const call = aCall(1, talking)
const point = { at: 5_000, roundTripMs: 24, lossPercent: 0.4, jitterMs: 3, mos: 4.31 }

it('says how the call is heard as soon as something was measured, and in the language’s figures', () => {
  const { store, container } = show(<HeardLine call={call} />)
  expect(container.textContent?.trim()).toBe('')
  act(() => store.setState({ heardById: { [call.id]: { codec: 'opus', point } } }))
  expect(screen.getByText('audio buono · MOS 4,3 · opus · 24 ms · 0,4 % persi · ±3 ms')).toBeDefined()
  act(() => store.setState({ heardById: { [call.id]: { codec: 'opus', point: { ...point, mos: 3.1 } } } }))
  expect(screen.getByText(/^audio scarso · MOS 3,1/)).toBeDefined()
})

it('says nothing of a call that is over', () => {
  const { store, container } = show(<HeardLine call={{ ...call, state: 'ended' }} />)
  act(() => store.setState({ heardById: { [call.id]: { codec: 'opus', point } } }))
  expect(container.textContent).toBe('')
})

it('shows the call’s graph with its table, for eyes and for screen readers', async () => {
  const quality: CallQuality = {
    codec: 'PCMA',
    points: [point, { ...point, at: 10_000, mos: 2.9, lossPercent: 12.5, roundTripMs: null }],
  }
  const { user } = show(<QualityButton call={logged(1)} name="Maria Rossi" />, {
    answers: { 'call:quality': () => success(quality) },
  })
  await user.click(screen.getByRole('button', { name: 'Orari e audio della chiamata con Maria Rossi' }))
  expect(await screen.findByRole('img', { name: /2 misure, la più bassa 2,9/ })).toBeDefined()
  const rows = within(screen.getByRole('table')).getAllByRole('row')
  expect(rows.map((row) => row.textContent)).toEqual([
    'DopoMOSAndata e ritornoPersiJitter',
    '0:054,324 ms0,4 %3 ms',
    '0:102,9–12,5 %3 ms',
  ])
})

const ten = (minute: number, second: number) => new Date(2026, 10, 20, 10, minute, second).getTime()
const kept = logged(1, {
  receivedAt: ten(1, 2),
  paintedAt: ten(1, 2) + 15,
  answeredAt: ten(1, 9),
  heldMs: 120_000,
  holds: [
    { from: ten(2, 11), to: ten(3, 40) },
    { from: ten(4, 0), to: ten(4, 31) },
  ],
  endedAt: ten(5, 0),
})

it.each([
  [
    'it',
    kept,
    [
      'Arrivata10:01:02',
      'Scheda pronta10:01:02',
      'Risposta10:01:09',
      'In attesa10:02:11–10:03:40 (1 min 29 s)10:04:00–10:04:31 (31 s)',
      'Finita10:05:00Ha chiuso l’altra persona.',
    ],
  ],
  [
    'en',
    { ...kept, direction: 'out', paintedAt: null, holds: [] },
    ['Dialled10:01:02', 'Answered10:01:09', 'On hold2 min', 'Ended10:05:00The other side hung up.'],
  ],
  [
    'en',
    { ...kept, paintedAt: null, holds: [], heldMs: 0, heldSince: ten(2, 11), endedAt: null, end: null },
    ['Came in10:01:02', 'Answered10:01:09', 'On hold10:02:11–'],
  ],
] as const)('tells every time of a call, in %s', async (language, call, times) => {
  const { store, container } = show(<CallTimes call={call} />)
  act(() => store.setState(({ settings }) => ({ settings: { ...settings, language } })))
  expect([...container.querySelectorAll('dl > div')].map(({ textContent }) => textContent)).toEqual(times)
})

it('says so where nothing was measured', async () => {
  const { user } = show(<QualityButton call={logged(1)} name="Maria Rossi" />, {
    answers: { 'call:quality': () => success(null) },
  })
  await user.click(screen.getByRole('button'))
  expect(await screen.findByText(/nessuna misura/)).toBeDefined()
})

const entries: LadderEntry[] = [
  {
    id: 1,
    at: 0,
    direction: 'out',
    fate: 'read',
    firstLine: 'REGISTER sip:pbx.example SIP/2.0',
    text: 'REGISTER sip:pbx.example SIP/2.0\r\nCSeq: 1 REGISTER',
  },
  { id: 2, at: 5, direction: 'in', fate: 'dropped', firstLine: 'SIP/2.0 200 OK', text: 'SIP/2.0 200 OK' },
]

it('shows the SIP messages to those who set up PBXes, and reads them anew', async () => {
  const answer = vi.fn(() => success(entries))
  const { user } = show(<DiagnosticsPanel />, { answers: { 'line:ladder': answer } })
  await user.click(screen.getByRole('button', { name: 'Mostra i messaggi SIP' }))
  const list = await screen.findByRole('list')
  expect(within(list).getAllByRole('listitem')).toHaveLength(2)
  expect(within(list).getByText('dal centralino')).toBeDefined()
  expect(within(list).getByText('ignorato')).toBeDefined()
  await user.click(within(list).getByText('REGISTER sip:pbx.example SIP/2.0'))
  expect(within(list).getByText(/CSeq: 1 REGISTER/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Aggiorna' }))
  expect(answer).toHaveBeenCalledTimes(2)
})

it('opens at the newest message, again after reading anew, and is scrolled by keys', async () => {
  const height = vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(9_000)
  onTestFinished(() => height.mockRestore())
  const answer = vi.fn(() => success([...entries]))
  const { user } = show(<DiagnosticsPanel />, { answers: { 'line:ladder': answer } })
  await user.click(screen.getByRole('button', { name: 'Mostra i messaggi SIP' }))
  const list = await screen.findByRole('region', { name: 'Messaggi SIP' })
  expect(list.scrollTop).toBe(9_000)
  list.scrollTop = 0
  await user.click(screen.getByRole('button', { name: 'Aggiorna' }))
  expect(list.scrollTop).toBe(9_000)
  expect(list.tabIndex).toBe(0)
})

it('tells the time by the whole day in English too', async () => {
  const evening = new Date(2026, 10, 21, 18, 5).getTime()
  const { user, store } = show(<DiagnosticsPanel />, {
    answers: { 'line:ladder': () => success(entries.map((entry) => ({ ...entry, at: evening }))) },
  })
  act(() => store.setState(({ settings }) => ({ settings: { ...settings, language: 'en' } })))
  await user.click(screen.getByRole('button', { name: 'Show the SIP messages' }))
  expect((await screen.findAllByText('18:05:00.000')).length).toBe(2)
})

it('saves the file that reports a problem', async () => {
  const saved: string[] = []
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  const { user, host } = show(<DiagnosticsPanel />, {
    answers: { 'line:problem-report': () => success('{"ladder":[]}') },
  })
  await user.click(screen.getByRole('button', { name: 'Salva il file…' }))
  await vi.waitFor(() =>
    expect(saved).toEqual([expect.stringMatching(/^pronto-problema-\d{4}-\d\d-\d\d\.json$/)]),
  )
  expect(host.askedFor('line:problem-report')[0]?.window).toContain('jsdom')
})
