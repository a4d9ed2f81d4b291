import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

/** An announcement and a recording are registers, the latest clock wins; an event is a fact. */
export const createRecordingApplier: CreateApplier<
  'recording:announced' | 'recording:kept' | 'recording:marked'
> = (db) => {
  const announce = db.prepare(`
    INSERT INTO recording_announcement (id, clock, call_id, customer_id, at, record)
    VALUES (@id, @clock, @callId, @customerId, @at, @record)
    ON CONFLICT (id) DO UPDATE
      SET clock = excluded.clock, customer_id = excluded.customer_id, record = excluded.record
      WHERE excluded.clock >= recording_announcement.clock
  `)
  const keep = db.prepare(`
    INSERT INTO recording (id, clock, seat, call_id, customer_id, started_at, delete_at, ended, record)
    VALUES (@id, @clock, @seat, @callId, @customerId, @startedAt, @deleteAt, @ended, @record)
    ON CONFLICT (id) DO UPDATE
      SET clock = excluded.clock, customer_id = excluded.customer_id, ended = excluded.ended, record = excluded.record
      WHERE excluded.clock >= recording.clock
  `)
  const mark = db.prepare(`
    INSERT INTO recording_event (id, recording_id, at, deleted, record)
    VALUES (@id, @recordingId, @at, @deleted, @record) ON CONFLICT (id) DO NOTHING
  `)
  return {
    'recording:announced': ({ announcement }, { clock }) => {
      announce.run({
        id: uuidToBlob(announcement.id),
        clock,
        callId: uuidToBlob(announcement.callId),
        customerId: uuidToBlobOrNull(announcement.customerId),
        at: announcement.at,
        record: JSON.stringify(announcement),
      })
    },
    'recording:kept': ({ recording }, { clock, seat }) => {
      keep.run({
        id: uuidToBlob(recording.id),
        clock,
        seat: uuidToBlob(seat),
        callId: uuidToBlob(recording.callId),
        customerId: uuidToBlobOrNull(recording.customerId),
        startedAt: recording.startedAt,
        deleteAt: recording.deleteAt,
        ended: recording.endedAt === null ? 0 : 1,
        record: JSON.stringify(recording),
      })
    },
    'recording:marked': ({ event }) => {
      mark.run({
        id: uuidToBlob(event.id),
        recordingId: uuidToBlob(event.recordingId),
        at: event.at,
        deleted: event.what === 'deleted' ? 1 : 0,
        record: JSON.stringify(event),
      })
    },
  }
}
