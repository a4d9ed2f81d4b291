import { act, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { RecordedLines } from '../../../src-renderer/recording/recorded-lines.tsx'
import { RecordingsOfCard } from '../../../src-renderer/recording/use-recordings.ts'
import { logged } from '../../support/gallery/calls.ts'
import { now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { recordingOf, recordingRules, someRecorded } from '../../support/gallery/recordings.ts'
import { scenes } from '../../support/gallery/scenes.ts'
import { show } from '../../support/window/show.tsx'

const done = { 'recording:announce': () => success(null), 'recording:start': () => success(null) }

function row() {
  return within(screen.getByRole('region', { name: 'Registrazione' }))
}

it('shows the words first, and records after Enter: two keys', async () => {
  const { user, inputsOf, access } = drawWindow(scenes['not-recorded'], done)
  const [call] = Object.values<Call>(access.console.getState().callsById)
  await user.keyboard('{Alt>}i{/Alt}')
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(recordingRules.announcement.it)).toBeTruthy()
  expect(inputsOf('recording:start')).toEqual([])
  await user.keyboard('{Enter}')
  const told = { callId: call?.id, language: 'it', text: recordingRules.announcement.it }
  expect(inputsOf('recording:announce')).toEqual([told])
  expect(inputsOf('recording:start')).toEqual([{ callId: call?.id }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('starts nothing where the announcement was not written down', async () => {
  const { user, inputsOf } = drawWindow(scenes['not-recorded'], {
    ...done,
    'recording:announce': () => failure('storage-full'),
  })
  await user.keyboard('{Alt>}i{/Alt}')
  await screen.findByRole('dialog')
  await user.keyboard('{Enter}')
  expect(inputsOf('recording:announce')).toHaveLength(1)
  expect(inputsOf('recording:start')).toEqual([])
  expect(screen.getByRole('dialog')).toBeTruthy()
})

it('says in words that it records, and the same key pauses and goes on', async () => {
  const { user, inputsOf, access } = drawWindow(scenes.recording, { 'recording:pause': () => success(null) })
  expect(row().getByText('Registrazione in corso')).toBeTruthy()
  await user.keyboard('{Alt>}i{/Alt}')
  const paused = recordingOf(738, { state: 'paused', part: null, since: null })
  act(() => access.console.setState(paused))
  expect(row().getByText('Registrazione in pausa')).toBeTruthy()
  await user.keyboard('{Alt>}i{/Alt}')
  expect(inputsOf('recording:pause')).toMatchObject([{ on: true }, { on: false }])
})

it('alarms where the disk is full, and the call stays', () => {
  const { access } = drawWindow(scenes.recording)
  act(() =>
    access.console.setState(
      recordingOf(738, { state: 'stopped', part: null, since: null, trouble: 'storage-full' }),
    ),
  )
  expect(row().getByRole('alert').textContent).toContain('Disco pieno')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('In linea con Maria Rossi')
})

it('offers nothing in a house that records no calls', async () => {
  const { user } = drawWindow(scenes.talking)
  expect(screen.queryByRole('region', { name: 'Registrazione' })).toBeNull()
  await user.keyboard('{Alt>}i{/Alt}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

function onTimeline(role: 'operator' | 'lead') {
  const [recorded] = someRecorded
  if (!recorded) throw new Error('nothing was recorded')
  const agents = scenes.recorded.console.agents.map((agent) => ({ ...agent, role }))
  return show(
    <RecordingsOfCard value={new Map([[recorded.callId, recorded]])}>
      <RecordedLines callId={recorded.callId} now={now} />
    </RecordingsOfCard>,
    {
      snapshot: { agents, agentId: agents[0]?.id ?? null, house: scenes.recorded.console.house },
      answers: { 'recording:delete': () => success(null) },
    },
  )
}

it('shows on the timeline what was recorded, until when it is kept, and who heard it', () => {
  onTimeline('operator')
  expect(screen.getByText('Registrazione 3:12')).toBeTruthy()
  expect(screen.getByText(/1 pausa · si cancella il .* · ascoltata da LT/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Ascolta la registrazione/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Cancella la registrazione/ })).toBeNull()
})

it('lets a lead delete it, with a reason', async () => {
  const { user, host } = onTimeline('lead')
  await user.click(screen.getByRole('button', { name: /^Cancella la registrazione/ }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByRole('button', { name: 'Cancella per sempre' })).toHaveProperty('disabled', true)
  await user.type(dialog.getByRole('textbox', { name: 'Perché' }), 'Lo ha chiesto lei')
  await user.keyboard('{Enter}')
  expect(host.askedFor('recording:delete')).toMatchObject([{ reason: 'Lo ha chiesto lei' }])
})

it('lets a lead delete what was recorded of a stranger, in the log', async () => {
  const [recorded] = someRecorded
  if (!recorded) throw new Error('nothing was recorded')
  const [me] = scenes.recorded.console.agents
  const stranger = logged(1, { id: recorded.callId, customerId: null, customerName: null })
  const { user, inputsOf } = drawWindow(
    {
      ...scenes.log,
      console: {
        ...scenes.log.console,
        loggedById: { [stranger.id]: stranger },
        house: scenes.recorded.console.house,
        agents: me ? [{ ...me, role: 'lead' }] : [],
        agentId: me?.id ?? null,
      },
    },
    { 'recording:of-strangers': () => success([recorded]), 'recording:delete': () => success(null) },
  )
  const row = within(within(screen.getByRole('main')).getByRole('article'))
  await user.click(await row.findByRole('button', { name: /^Cancella la registrazione/ }))
  await user.type(screen.getByRole('textbox', { name: 'Perché' }), 'Lo ha chiesto')
  await user.keyboard('{Enter}')
  expect(inputsOf('recording:delete')).toMatchObject([{ reason: 'Lo ha chiesto' }])
})
