import { type CreateApplier, MissingEntity } from '../database/apply.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

type Bound = Record<string, string | number | Buffer | null>

/** What customers answered to surveys: facts, which stand as long as the import that brought them is not undone. */
export const createAnswerApplier: CreateApplier<'satisfaction:answered'> = (db) => {
  const importExists = db.prepare<[Buffer]>('SELECT 1 FROM customer_import WHERE id = ?')
  const insert = db.prepare<Bound>(`
    INSERT INTO survey_answer (answer_id, customer_id, interaction_id, import_id, source_key, answered_at, mark, comment)
    VALUES (@answerId, @customerId, @interactionId, @importId, @sourceKey, @at, @mark, @comment)
    ON CONFLICT DO NOTHING
  `)
  const markContact = db.prepare<[Buffer]>('UPDATE interaction SET surveyed = 1 WHERE id = ?')

  return {
    'satisfaction:answered': ({ answer, sourceKey, ...said }, stamp) => {
      const importId = uuidToBlobOrNull(stamp.importId)
      const interactionId = uuidToBlob(said.interactionId)
      // Without its import nobody could say whether the answer stands.
      if (importId !== null && importExists.get(importId) === undefined) throw new MissingEntity('import')
      if (markContact.run(interactionId).changes === 0) throw new MissingEntity('interaction')
      const [answerId, customerId] = [uuidToBlob(said.answerId), uuidToBlob(said.customerId)]
      insert.run({ ...answer, answerId, customerId, interactionId, importId, sourceKey })
    },
  }
}
