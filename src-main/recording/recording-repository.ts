import type { CallId, CustomerId, RecordingId } from '../contract/ids.ts'
import { Announcement, type RecordedCall, Recording, RecordingEvent } from '../contract/recordings.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'

export type RecordingRepository = ReturnType<typeof createRecordingRepository>

type RecordRow = { readonly record: string }
type RecordedRow = RecordRow & {
  readonly listened: number
  readonly heard: string | null
  readonly deleted: string | null
}

const notDeleted = `NOT EXISTS (
  SELECT 1 FROM recording_event e WHERE e.recording_id = recording.id AND e.deleted = 1)`

/** What is known of recorded calls. `db` may be read-only; `isHere`: its sound lies on this seat. */
export function createRecordingRepository(db: Database, isHere: (id: RecordingId) => boolean) {
  const selectOne = db.prepare<[Buffer], RecordRow>('SELECT record FROM recording WHERE id = ?')
  const selectOfCall = db.prepare<[Buffer], RecordRow>(
    'SELECT record FROM recording WHERE call_id = ? ORDER BY started_at',
  )
  const recordedColumns = `record,
      (SELECT count(*) FROM recording_event e WHERE e.recording_id = recording.id AND e.deleted = 0) AS listened,
      (SELECT e.record FROM recording_event e WHERE e.recording_id = recording.id AND e.deleted = 0
        ORDER BY e.at DESC LIMIT 1) AS heard,
      (SELECT e.record FROM recording_event e WHERE e.recording_id = recording.id AND e.deleted = 1
        ORDER BY e.at LIMIT 1) AS deleted`
  const selectOfCustomer = db.prepare<[Buffer], RecordedRow>(
    `SELECT ${recordedColumns} FROM recording WHERE customer_id = ? ORDER BY started_at`,
  )
  const selectOfStrangers = db.prepare<[number], RecordedRow>(
    `SELECT ${recordedColumns} FROM recording WHERE customer_id IS NULL ORDER BY started_at DESC LIMIT ?`,
  )
  const selectAnnouncements = db.prepare<[Buffer], RecordRow>(
    'SELECT record FROM recording_announcement WHERE customer_id = ? ORDER BY at',
  )
  const selectKept = db
    .prepare<[Buffer], number>(`SELECT 1 FROM recording WHERE id = ? AND ${notDeleted}`)
    .pluck()
  const selectDue = db.prepare<{ now: number; startedBefore: number }, RecordRow & { seat: Buffer }>(
    `SELECT record, seat FROM recording
     WHERE (delete_at <= @now OR started_at <= @startedBefore) AND ${notDeleted} ORDER BY started_at`,
  )
  const selectOpen = db.prepare<[Buffer], RecordRow>(
    `SELECT record FROM recording WHERE seat = ? AND ended = 0 AND ${notDeleted} ORDER BY started_at`,
  )

  const toRecording = ({ record }: RecordRow) => Recording.parse(JSON.parse(record))
  const eventOf = (record: string | null) =>
    record === null ? null : RecordingEvent.parse(JSON.parse(record))

  function toCard(row: RecordedRow): RecordedCall['recordings'][number] {
    const { parts, pauses, customerId: _customer, ...recording } = toRecording(row)
    return {
      ...recording,
      ms: parts.reduce((sum, part) => sum + part.ms, 0),
      pauses: pauses.filter(({ why }) => why === 'operator').length,
      isHere: isHere(recording.id),
      listened: { times: row.listened, last: eventOf(row.heard) },
      deleted: eventOf(row.deleted),
    }
  }

  return {
    find(id: RecordingId): Recording | null {
      const row = selectOne.get(uuidToBlob(id))
      return row ? toRecording(row) : null
    },
    /** Oldest first, deleted ones too. */
    ofCall: (callId: CallId): Recording[] => selectOfCall.all(uuidToBlob(callId)).map(toRecording),
    /** There is such a recording, and nobody has deleted it. */
    isKept: (id: RecordingId): boolean => selectKept.get(uuidToBlob(id)) !== undefined,
    /** Not deleted though their date came, or they began at or before `startedBefore`; times in UTC ms. */
    due: (now: number, startedBefore: number): { recording: Recording; seat: string }[] =>
      selectDue
        .all({ now, startedBefore })
        .map((row) => ({ recording: toRecording(row), seat: uuidFromBlob(row.seat) })),
    /** What a seat began and has not ended. */
    openAt: (seat: string): Recording[] => selectOpen.all(uuidToBlob(seat)).map(toRecording),

    /** The newest `most` recordings of callers who are on no card, by call. */
    ofStrangers(most: number): RecordedCall[] {
      const calls = collectCalls()
      for (const row of selectOfStrangers.all(most).toReversed()) calls.addRecording(toCard(row))
      return calls.all()
    },

    /** About the calls of all these cards. */
    ofCustomer(cards: readonly CustomerId[]): RecordedCall[] {
      const calls = collectCalls()
      for (const card of cards.map(uuidToBlob)) {
        for (const { record } of selectAnnouncements.all(card)) {
          calls.announce(Announcement.parse(JSON.parse(record)))
        }
        for (const row of selectOfCustomer.all(card)) calls.addRecording(toCard(row))
      }
      return calls.all()
    },
  }
}

function collectCalls() {
  const calls = new Map<CallId, Omit<RecordedCall, 'callId'>>()
  const of = (callId: CallId) => calls.get(callId) ?? { announcement: null, recordings: [] }
  return {
    announce: (announcement: Announcement) =>
      void calls.set(announcement.callId, { ...of(announcement.callId), announcement }),
    addRecording(recording: RecordedCall['recordings'][number]): void {
      const before = of(recording.callId)
      calls.set(recording.callId, { ...before, recordings: [...before.recordings, recording] })
    },
    all: (): RecordedCall[] => [...calls].map(([callId, recorded]) => ({ callId, ...recorded })),
  }
}
