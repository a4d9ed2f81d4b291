import { readdirSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { expect, it, vi } from 'vitest'
import type { CallId, RecordingId } from '../../../src-main/contract/ids.ts'
import { CustomerId, WindowId } from '../../../src-main/contract/ids.ts'
import { RecordingRules } from '../../../src-main/contract/recordings.ts'
import {
  aCall,
  giulia,
  luca,
  maria,
  openRecordingDesk,
  type RecordingDeskStory,
  recordingRules,
  window,
} from '../../support/open-recording-desk.ts'

const words = { language: 'it', text: recordingRules.announcement.it } as const

async function announcedCall(story: RecordingDeskStory, call = aCall()) {
  story.step(call)
  expect(await story.handlers['recording:announce']({ callId: call.id, ...words }, window)).toMatchObject({
    ok: true,
  })
  return call
}

async function recordedCall(story: RecordingDeskStory, call = aCall()) {
  await announcedCall(story, call)
  expect(await story.handlers['recording:start']({ callId: call.id }, window)).toMatchObject({ ok: true })
  return call
}

/** The call ends, and its recording is on disk. */
async function hangUp(story: RecordingDeskStory, call: ReturnType<typeof aCall>) {
  const { recordingId } = story.state() ?? {}
  story.step({ ...call, state: 'ended', endedAt: story.now() })
  await vi.waitFor(() => expect(recordingId && story.desk.isRunning(recordingId)).toBe(false), 5_000)
  await story.settled()
}

function recordingOf(story: RecordingDeskStory, callId: CallId) {
  const [recording] = story.recordings.ofCall(callId)
  if (!recording) throw new Error('no recording')
  return recording
}

async function heard(story: RecordingDeskStory, recordingId: RecordingId): Promise<string> {
  const listened = await story.handlers['recording:listen']({ recordingId }, window)
  if (!listened.ok) throw new Error(listened.code)
  let text = ''
  for (const { part } of listened.value.parts) {
    for (let piece: number | null = 0; piece !== null; ) {
      const read = await story.handlers['recording:read']({ recordingId, part, piece }, window)
      if (!read.ok) throw new Error(read.code)
      text += Buffer.from(read.value.sound, 'base64').toString()
      piece = read.value.next
    }
  }
  return text
}

it('is off until the house says why, on what ground, in which words and for how long', () => {
  expect(RecordingRules.safeParse(recordingRules).success).toBe(true)
  for (const missing of [
    { purpose: ' ' },
    { legalBasis: null },
    { announcement: { it: 'Si registra.', en: '' } },
    { retentionDays: null },
  ]) {
    expect(RecordingRules.safeParse({ ...recordingRules, ...missing }).success).toBe(false)
    expect(RecordingRules.safeParse({ ...recordingRules, ...missing, enabled: false }).success).toBe(true)
  }
})

it('records nothing before the announcement is on disk, whatever the window asks for', async () => {
  const story = await openRecordingDesk()
  const { id: callId } = story.step(aCall())
  const start = () => story.handlers['recording:start']({ callId }, window)
  expect(await start()).toEqual({ ok: false, code: 'not-announced' })
  // The words of yesterday are no announcement of today's.
  const old = await story.handlers['recording:announce'](
    { callId, language: 'it', text: 'Si registra.' },
    window,
  )
  expect(old).toEqual({ ok: false, code: 'conflict' })
  expect(await start()).toEqual({ ok: false, code: 'not-announced' })
  expect(story.recordings.ofCall(callId)).toEqual([])

  await story.handlers['recording:announce']({ callId, ...words }, window)
  const [{ announcement } = {}] = story.recordings.ofCustomer([maria])
  expect(announcement).toMatchObject({ callId, answer: 'told', initials: 'LB', at: story.now(), ...words })
  expect(await start()).toMatchObject({ ok: true })
  expect(story.state()).toMatchObject({ announced: 'told', state: 'on', part: 1 })

  story.setRules({ enabled: false })
  const other = story.step(aCall())
  expect(await story.handlers['recording:announce']({ callId: other.id, ...words }, window)).toMatchObject({
    code: 'recording-off',
  })
})

it('records what is said, and not what is said while it is paused or somebody waits', async () => {
  const story = await openRecordingDesk()
  const call = await recordedCall(story)
  await story.says('Il mio ordine: ', 0)
  story.pass(2_000)
  await story.handlers['recording:pause']({ callId: call.id, on: true }, window)
  expect(story.state()).toMatchObject({ state: 'paused', part: null })
  // What the window had heard before the key, and then nothing more.
  expect(await story.says('due tavoli. ', 1, { part: 1, last: true })).toMatchObject({ ok: true })
  expect(await story.says('4929 1234 5678', 2, { part: 1 })).toMatchObject({ ok: false, code: 'conflict' })
  story.pass(5_000)
  await story.handlers['recording:pause']({ callId: call.id, on: false }, window)
  expect(story.state()).toMatchObject({ state: 'on', part: 2 })
  await story.says('Grazie. ', 0)
  const held = story.step({ ...call, state: 'held', heldSince: story.now() })
  expect(story.state()).toMatchObject({ state: 'held', part: null })
  await story.says('', 1, { part: 2, last: true })
  story.pass(1_000)
  story.step({ ...held, state: 'talking', heldSince: null })
  story.step({ ...call, heldByOther: true })
  expect(story.state()).toMatchObject({ state: 'held', part: null })
  story.step(call)
  await story.says('A domani.', 0, { last: true })
  await hangUp(story, call)

  const recording = recordingOf(story, call.id)
  expect(recording.pauses.map(({ why, from, to }) => [why, (to ?? 0) - from])).toEqual([
    ['operator', 5_000],
    ['hold', 1_000],
    ['hold', 0],
  ])
  expect(await heard(story, recording.id)).toBe('Il mio ordine: due tavoli. Grazie. A domani.')
})

it('logs that the caller says no, deletes what there was, and records nothing more', async () => {
  const story = await openRecordingDesk()
  const call = await recordedCall(story)
  await story.says('Ma io non voglio.', 0)
  const refused = await story.handlers['recording:refuse']({ callId: call.id, ...words }, window)
  expect(refused).toMatchObject({ ok: true })
  expect(story.state()).toMatchObject({ announced: 'refused', state: 'stopped' })
  expect(await story.handlers['recording:start']({ callId: call.id }, window)).toMatchObject({
    code: 'not-announced',
  })
  expect(readdirSync(story.sounds)).toEqual([])
  const [recorded] = story.recordings.ofCustomer([maria])
  expect(recorded?.announcement?.answer).toBe('refused')
  expect(recorded?.recordings).toMatchObject([{ isHere: false, deleted: { why: 'refused', initials: 'LB' } }])
})

it('begins a part anew with the window that has the sound, and stands still while none has', async () => {
  const story = await openRecordingDesk()
  const call = await recordedCall(story)
  await story.says('Prima. ', 0)
  story.window(null)
  expect(story.state()).toMatchObject({ state: 'waiting', part: null })
  story.window(window)
  expect(story.state()).toMatchObject({ state: 'on', part: 2 })
  expect(await story.says('zitta', 1, { part: 1 })).toMatchObject({ ok: false })
  await story.says('Dopo.', 0, { last: true })
  await hangUp(story, call)
  expect(await heard(story, recordingOf(story, call.id).id)).toBe('Prima. Dopo.')
})

it('stops where somebody else is on the line, who was told nothing', async () => {
  const story = await openRecordingDesk()
  const call = await recordedCall(story)
  story.step({ ...call, caller: { kind: 'unknown', number: null, raw: '1005' } })
  expect(story.state()).toMatchObject({ announced: null, state: 'stopped' })
  expect(await story.handlers['recording:start']({ callId: call.id }, window)).toMatchObject({
    code: 'not-announced',
  })
})

it('takes sound only from the window that has it, and only in its order', async () => {
  const story = await openRecordingDesk()
  await recordedCall(story)
  const { recordingId, part } = story.state() ?? {}
  if (!recordingId || !part) throw new Error('nothing is recorded')
  const piece = { recordingId, part, upToMs: 1, last: false, sound: 'AAAA' }
  const other = WindowId.parse(uuidv7())
  expect(await story.handlers['recording:sound']({ ...piece, piece: 0 }, other)).toMatchObject({
    code: 'conflict',
  })
  expect(await story.handlers['recording:sound']({ ...piece, piece: 1 }, window)).toMatchObject({
    code: 'conflict',
  })
  expect(await story.handlers['recording:sound']({ ...piece, piece: 0 }, window)).toMatchObject({ ok: true })
  expect(await story.handlers['recording:sound']({ ...piece, piece: 0 }, window)).toMatchObject({
    code: 'conflict',
  })
})

it('is heard by those whom the house names, and each listening is written down first', async () => {
  const story = await openRecordingDesk()
  const call = await recordedCall(story)
  await story.says('Parole.', 0, { last: true })
  const { id: recordingId } = recordingOf(story, call.id)
  expect(await story.handlers['recording:listen']({ recordingId }, window)).toMatchObject({
    code: 'conflict',
  })
  await hangUp(story, call)

  const read = () => story.handlers['recording:read']({ recordingId, part: 1, piece: 0 }, window)
  expect(await read()).toMatchObject({ ok: false, code: 'not-allowed' })
  story.sits(giulia)
  expect(await story.handlers['recording:listen']({ recordingId }, window)).toMatchObject({
    code: 'not-allowed',
  })
  story.setRules({ listeners: ['operator', 'lead'] })
  expect(await heard(story, recordingId)).toBe('Parole.')
  const [recorded] = story.recordings.ofCustomer([maria])
  expect(recorded?.recordings).toMatchObject([
    {
      ms: 1_000,
      isHere: true,
      listened: { times: 1, last: { initials: 'GR', agentId: giulia.id, at: story.now() } },
    },
  ])
})

it('comes onto the card of a customer who is known only later, with what they were told', async () => {
  const story = await openRecordingDesk()
  const call = await recordedCall(story, aCall({ customerId: null }))
  expect(story.recordings.ofCustomer([maria])).toEqual([])
  const known = story.step({ ...call, customerId: CustomerId.parse(maria) })
  await story.settled()
  const [recorded] = story.recordings.ofCustomer([maria])
  expect(recorded).toMatchObject({ callId: call.id, announcement: { customerId: maria }, recordings: [{}] })
  await hangUp(story, known)
})

it('shows what was recorded of a stranger, and deletes one of it by a lead with a reason', async () => {
  const story = await openRecordingDesk()
  const call = await recordedCall(story, aCall({ customerId: null }))
  await story.says('Parole.', 0, { last: true })
  await hangUp(story, call)
  const strangers = async () => {
    const listed = await story.handlers['recording:of-strangers'](null, window)
    return listed.ok ? listed.value : []
  }
  const { id: recordingId } = recordingOf(story, call.id)
  expect(await strangers()).toMatchObject([
    { callId: call.id, recordings: [{ isHere: true, deleted: null }] },
  ])

  const remove = () =>
    story.handlers['recording:delete']({ recordingId, reason: 'Chiesto al telefono' }, window)
  story.sits(giulia)
  expect(await remove()).toMatchObject({ ok: false, code: 'not-allowed' })
  story.sits(luca)
  expect(await remove()).toMatchObject({ ok: true })
  expect(story.vault.has(recordingId)).toBe(false)
  expect(await strangers()).toMatchObject([
    { recordings: [{ isHere: false, deleted: { initials: 'LB', reason: 'Chiesto al telefono' } }] },
  ])
  const ofMaria = await recordedCall(story, aCall())
  expect((await strangers()).map(({ callId }) => callId)).not.toContain(ofMaria.id)
})

it('says so when no sound arrives, and takes it back when some does', async () => {
  const story = await openRecordingDesk()
  await recordedCall(story)
  story.pass(5_000)
  await vi.waitFor(() => expect(story.state()?.trouble).toBe('no-sound-arrives'), 3_000)
  await story.says('Eccomi.', 0)
  expect(story.state()?.trouble).toBeNull()
})

it('ends in sight when the disk is full, and keeps what fitted', async () => {
  const story = await openRecordingDesk()
  const append = story.vault.beginPart
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  let room = 1
  vi.spyOn(story.vault, 'beginPart').mockImplementation(async (id, part) => {
    const writer = await append(id, part)
    return {
      ...writer,
      append: (sound, ms) => (room-- > 0 ? writer.append(sound, ms) : Promise.reject(full)),
    }
  })
  const call = await recordedCall(story)
  await story.says('Questo resta. ', 0)
  expect(await story.says('Questo no.', 1)).toEqual({ ok: false, code: 'storage-full' })
  expect(story.state()).toMatchObject({ state: 'stopped', trouble: 'storage-full' })
  await hangUp(story, call)
  const recording = recordingOf(story, call.id)
  expect(recording.trouble).toBe('storage-full')
  expect(await heard(story, recording.id)).toBe('Questo resta. ')
})
