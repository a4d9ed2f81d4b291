import type { ChangeOf, ChangeStamp } from '../contract/changes.ts'
import type { Interaction } from '../contract/history.ts'
import { type CreateApplier, MissingEntity } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

type Bound = Record<string, string | number | Buffer | null>

/** Interactions and notes: facts, only ever added. How a contact ended is a register beside the fact. */
export const createHistoryApplier: CreateApplier<
  'interaction:added' | 'interaction:concluded' | 'note:added'
> = (db) => {
  const addToIndex = createHistoryIndex(db)
  const insertInteraction = db.prepare<Bound>(`
    INSERT INTO interaction (customer_id, at, id, channel, direction, agent_id, initials, outcome,
                             duration_seconds, held_seconds, subject, summary, case_id, call_id,
                             event_kind, collected_by, collected, account_name, satisfaction)
    VALUES (@customerId, @at, @id, @channel, @direction, @agentId, @initials, @outcome,
            @durationSeconds, @heldSeconds, @subject, @summary, @caseId, @callId,
            @eventKind, @collectedBy, @collected, @accountName, @satisfaction)
    ON CONFLICT DO NOTHING
  `)
  const insertNote = db.prepare<Bound>(`
    INSERT INTO note (customer_id, at, id, interaction_id, call_id, case_id, agent_id, initials, text, corrects)
    VALUES (@customerId, @at, @id, @interactionId, @callId, @caseId, @agentId, @initials, @text, @corrects)
    ON CONFLICT DO NOTHING
  `)

  return {
    'interaction:added': ({ interaction }, { clock }) => {
      const id = uuidToBlob(interaction.id)
      const { changes } = insertInteraction.run({
        ...interaction,
        id,
        customerId: uuidToBlob(interaction.customerId),
        agentId: uuidToBlobOrNull(interaction.agentId),
        caseId: uuidToBlobOrNull(interaction.caseId),
        callId: uuidToBlobOrNull(interaction.callId),
        accountName: interaction.accountName ?? null,
        satisfaction: interaction.satisfaction ?? null,
        collected: interaction.collected.length === 0 ? null : JSON.stringify(interaction.collected),
      })
      if (changes > 0) addToIndex(clock, 'interaction', id, wordsOf(interaction))
    },
    'interaction:concluded': createConcluded(db),
    'note:added': ({ note }, { clock }) => {
      const id = uuidToBlob(note.id)
      const { changes } = insertNote.run({
        ...note,
        id,
        customerId: uuidToBlob(note.customerId),
        interactionId: uuidToBlobOrNull(note.interactionId),
        callId: uuidToBlobOrNull(note.callId),
        caseId: uuidToBlobOrNull(note.caseId),
        agentId: uuidToBlobOrNull(note.agentId),
        corrects: uuidToBlobOrNull(note.corrects),
      })
      if (changes > 0) addToIndex(clock, 'note', id, note.text)
    },
  }
}

/** What a search in the history finds a contact by. */
function wordsOf({ subject, summary, collected }: Interaction): string {
  return [subject, summary, ...collected.map(({ label, value }) => `${label} ${value}`)].join('\n').trim()
}

function createConcluded(db: Database) {
  const exists = db.prepare<[Buffer]>('SELECT 1 FROM interaction WHERE id = ?')
  const update = db.prepare<Bound>(`
    UPDATE interaction SET concluded_clock = @clock, concluded_seat = @seat,
                           concluded_outcome = @outcome, concluded_case_id = @caseId,
                           concluded_satisfaction = @satisfaction
    WHERE id = @id AND (concluded_clock IS NULL OR (@clock, @seat) > (concluded_clock, concluded_seat))
  `)
  return (change: ChangeOf<'interaction:concluded'>, { clock, seat }: ChangeStamp) => {
    const id = uuidToBlob(change.interactionId)
    if (exists.get(id) === undefined) throw new MissingEntity('interaction')
    const caseId = uuidToBlobOrNull(change.caseId)
    const satisfaction = change.satisfaction ?? null
    update.run({ id, clock, seat: uuidToBlob(seat), outcome: change.outcome, caseId, satisfaction })
  }
}

function createHistoryIndex(db: Database) {
  const insertEntry = db.prepare<[number, string, Buffer]>(
    'INSERT INTO history_entry (entry, kind, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const insertText = db.prepare<[number, string]>('INSERT INTO history_search (rowid, text) VALUES (?, ?)')

  return (clock: number, kind: 'interaction' | 'note', id: Buffer, text: string) => {
    if (text === '') return
    let entry = clock
    // Two seats may have written at the same tick of the clock.
    while (insertEntry.run(entry, kind, id).changes === 0) entry += 1
    insertText.run(entry, text)
  }
}
