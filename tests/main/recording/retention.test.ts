import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { RecordingEventId } from '../../../src-main/contract/ids.ts'
import type { Recording } from '../../../src-main/contract/recordings.ts'
import {
  aCall,
  day,
  giulia,
  luca,
  maria,
  openRecordingDesk,
  type RecordingDeskStory,
  recordingRules,
  window,
} from '../../support/open-recording-desk.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** Maria's words, recorded and over. */
async function aRecording(story: RecordingDeskStory): Promise<Recording> {
  const call = story.step(aCall())
  const callId = call.id
  await story.handlers['recording:announce'](
    { callId, language: 'it', text: recordingRules.announcement.it },
    window,
  )
  await story.handlers['recording:start']({ callId }, window)
  await story.says('Parole.', 0, { last: true })
  await story.handlers['recording:stop']({ callId }, window)
  await story.desk.close()
  await story.settled()
  const [recording] = story.recordings.ofCall(callId)
  if (!recording) throw new Error('no recording')
  return recording
}

const ofMaria = (story: RecordingDeskStory) =>
  story.recordings.ofCustomer([maria]).flatMap((call) => call.recordings)

it('deletes a recording when its date comes, not a day before, and says so on the timeline', async () => {
  const story = await openRecordingDesk()
  const { startedAt, deleteAt } = await aRecording(story)
  expect(deleteAt).toBe(startedAt + 30 * day)
  story.pass(29 * day)
  await story.retention.sweep()
  expect(readdirSync(story.sounds)).toHaveLength(2)
  story.pass(day)
  await story.retention.sweep()
  expect(readdirSync(story.sounds)).toEqual([])
  expect(ofMaria(story)).toMatchObject([
    { isHere: false, deleted: { why: 'retention', at: story.now(), agentId: null } },
  ])
  // Once is enough.
  const revision = story.store.revision()
  await story.retention.sweep()
  expect(story.store.revision()).toBe(revision)
})

it('holds a shorter time that the house has chosen since for what is there, and no longer one', async () => {
  const story = await openRecordingDesk()
  await aRecording(story)
  story.setRules({ retentionDays: 365 })
  story.pass(30 * day)
  await story.retention.sweep()
  expect(ofMaria(story)).toMatchObject([{ deleted: { why: 'retention' } }])
  story.setRules({ retentionDays: 30 })
  await aRecording(story)
  story.setRules({ retentionDays: 7 })
  story.pass(7 * day)
  await story.retention.sweep()
  expect(readdirSync(story.sounds)).toEqual([])
})

it('is deleted before its date by a lead who says why, and by nobody else', async () => {
  const story = await openRecordingDesk()
  const { id: recordingId } = await aRecording(story)
  const remove = () =>
    story.handlers['recording:delete']({ recordingId, reason: 'Lo ha chiesto lei' }, window)
  story.sits(giulia)
  expect(await remove()).toMatchObject({ code: 'not-allowed' })
  story.sits(luca)
  expect(await remove()).toMatchObject({ ok: true })
  expect(readdirSync(story.sounds)).toEqual([])
  expect(ofMaria(story)).toMatchObject([
    { deleted: { why: 'by-hand', initials: 'LB', reason: 'Lo ha chiesto lei' } },
  ])
  expect(await story.handlers['recording:listen']({ recordingId }, window)).toMatchObject({
    code: 'not-found',
  })
})

it('closes what a killed program left open, and it can be heard as far as it came', async () => {
  const folder = temporaryFolder()
  const seat = uuidv7()
  const story = await openRecordingDesk(folder, seat)
  const call = story.step(aCall())
  const callId = call.id
  await story.handlers['recording:announce'](
    { callId, language: 'it', text: recordingRules.announcement.it },
    window,
  )
  await story.handlers['recording:start']({ callId }, window)
  await story.says('Parole.', 0)
  await story.settled()
  // Killed here: neither the part nor the recording is closed.
  const left = readdirSync(story.sounds).map((name) => ({
    name,
    bytes: readFileSync(join(story.sounds, name)),
  }))
  await story.store.close()

  const after = await openRecordingDesk(folder, seat)
  for (const { name, bytes } of left) writeFileSync(join(after.sounds, name), bytes)
  await after.retention.sweep()
  const [recording] = ofMaria(after)
  expect(recording).toMatchObject({ ms: 1_000, trouble: 'interrupted', isHere: true })
  expect(recording?.endedAt).toBe((recording?.startedAt ?? 0) + 1_000)
  const listened =
    recording && (await after.handlers['recording:listen']({ recordingId: recording.id }, window))
  expect(listened).toMatchObject({ ok: true, value: { parts: [{ part: 1, ms: 1_000 }] } })
})

it('says on another seat where the sound lies, and deletes it there when a lead here says so', async () => {
  const [here, there] = [await openRecordingDesk(), await openRecordingDesk()]
  const recording = await aRecording(there)
  const stamp = (seq: number, seat: string, now: number) => ({
    seat,
    seq,
    clock: now * 2048,
    agentId: null,
    importId: null,
  })
  await here.store.applyRemote([
    { stamp: stamp(1, there.store.seat, there.now()), change: { kind: 'recording:kept', recording } },
  ])
  expect(ofMaria(here)).toMatchObject([{ isHere: false, place: 'BANCO-2', deleted: null }])
  expect(await here.handlers['recording:listen']({ recordingId: recording.id }, window)).toMatchObject({
    code: 'recording-elsewhere',
  })
  // Neither seat deletes what lies on the other because its date has come.
  here.pass(40 * day)
  await here.retention.sweep()
  expect(ofMaria(here)).toMatchObject([{ deleted: null }])

  await here.handlers['recording:delete']({ recordingId: recording.id, reason: 'Lo ha chiesto lei' }, window)
  const deleted = ofMaria(here)[0]?.deleted
  if (!deleted) throw new Error('not deleted')
  await there.store.applyRemote([
    { stamp: stamp(1, here.store.seat, here.now()), change: { kind: 'recording:marked', event: deleted } },
  ])
  await there.retention.sweep()
  expect(readdirSync(there.sounds)).toEqual([])
})

it('erases sound of which the database knows nothing', async () => {
  const story = await openRecordingDesk()
  await aRecording(story)
  const unknown = RecordingEventId.parse(uuidv7())
  writeFileSync(join(story.sounds, `${unknown}.key`), 'x'.repeat(60))
  await story.retention.sweep()
  expect(existsSync(join(story.sounds, `${unknown}.key`))).toBe(false)
  expect(readdirSync(story.sounds)).toHaveLength(2)
  expect(story.reports).toEqual([])
})
