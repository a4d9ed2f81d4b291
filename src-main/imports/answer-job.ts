import { uuidv7 } from 'uuidv7'
import type { AnswersLayout } from '../contract/answers.ts'
import { type ImportId, SurveyAnswerId } from '../contract/ids.ts'
import type { RefusalReason } from '../contract/imports.ts'
import type { BulkJob, BulkStep, CreateBulkJob } from '../database/bulk.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { type CreateNumberFinder, createContactFinder, type FoundContact } from './answer-contact.ts'
import { createAnswerSource, isNamed, mayBeNamed, type ReadAnswer, type SaidAnswer } from './answer-source.ts'
import type { ImportProgress } from './import-job.ts'
import { createImportTally } from './import-tally.ts'

export type AnswersStart = {
  readonly importId: ImportId
  readonly layout: AnswersLayout
  /** IANA name of the house's wall clock. */
  readonly zone: string
  /** UTC milliseconds: when it was begun. */
  readonly at: number
}

/** Read and parsed in one step: some hundred rows, a few milliseconds. */
const sliceBytes = 16_384

/** Takes answers to a survey in, in the writer thread: a file of them is short, and each is one change. */
export const answerJobWith =
  (createNumberFinder: CreateNumberFinder): CreateBulkJob<AnswersStart, ImportProgress> =>
  (db, { importId, layout, zone, at }) => {
    const source = createAnswerSource({ layout, zone, now: at })
    const contactOf = createContactFinder(db, createNumberFinder, layout.withinDays)
    return createAnswerJob(db, importId, source, contactOf)
  }

function createAnswerJob(
  db: Database,
  importId: ImportId,
  source: ReturnType<typeof createAnswerSource>,
  contactOf: ReturnType<typeof createContactFinder>,
): BulkJob<ImportProgress> {
  const answers = createToldAnswers(db, importId)
  const tally = createImportTally(db, importId)
  const slices: Buffer[] = []
  const read: ReadAnswer[] = []
  let bytesRead = 0
  let input: 'open' | 'finished' | 'ended' = 'open'
  let state: 'done' | 'cancelled' = 'done'

  function readOn(): void {
    const slice = slices.shift()
    if (slice !== undefined) {
      bytesRead += slice.length
      read.push(...source.read(slice))
    } else if (input === 'finished') {
      input = 'ended'
      read.push(...source.end())
    }
  }

  function take(row: ReadAnswer): BulkStep {
    if ('reason' in row) return tally.refuse(row, row.reason)
    const { sourceKey, moment, mark, comment } = row.said
    const known = answers.known(sourceKey)
    if (known !== null) return tally.refuse(row, known)
    const contact = contactOf(row.said)
    if (typeof contact === 'string') return tally.refuse(row, contact)
    const told = answers.told(row.said, contact)
    if (told !== null) return tally.refuse(row, told)
    tally.take()
    const answerId = SurveyAnswerId.parse(uuidv7())
    const answer = { at: moment.from, mark, comment }
    return [{ kind: 'satisfaction:answered', answerId, ...contact, sourceKey, answer }]
  }

  return {
    piece(bytes) {
      const data = Buffer.from(bytes)
      for (let from = 0; from < data.length; from += sliceBytes)
        slices.push(data.subarray(from, from + sliceBytes))
    },
    finish() {
      if (input === 'open') input = 'finished'
    },
    cancel() {
      state = 'cancelled'
      input = 'ended'
      slices.length = 0
      read.length = 0
    },
    next() {
      while (read.length === 0 && (slices.length > 0 || input === 'finished')) readOn()
      const row = read.shift()
      if (row !== undefined) return take(row)
      return input === 'ended' ? tally.end(state, bytesRead) : 'hungry'
    },
    progress: () => ({ bytesRead, ...tally.counts(), codesLeft: 0 }),
  }
}

/** Answers that are looked at one by one. */
const fewNamed = 100

type Told = { named: string; interactionId: Buffer; at: number; mark: number }

/** Whether an answer stands already. */
function createToldAnswers(db: Database, importId: ImportId) {
  const id = uuidToBlob(importId)
  const selectKnown = db
    .prepare<[string], Buffer | null>('SELECT import_id FROM standing_answer WHERE source_key = ? LIMIT 1')
    .pluck()
  const countNamed = db
    .prepare<Pick<Told, 'named'>, number>(
      `SELECT count(*) FROM (SELECT 1 FROM survey_answer WHERE ${mayBeNamed} LIMIT ${fewNamed})`,
    )
    .pluck()
  const select = (among: string) =>
    db
      .prepare<Told, Buffer | null>(
        `SELECT import_id FROM standing_answer WHERE ${among}
           AND answered_at = @at AND mark = @mark AND ${isNamed} LIMIT 1`,
      )
      .pluck()
  const selectNamed = select(`${mayBeNamed} AND +interaction_id = @interactionId`)
  const selectAbout = select('interaction_id = @interactionId')
  function whereFrom(by: Buffer | null | undefined): RefusalReason | null {
    if (by === undefined) return null
    return by?.equals(id) ? 'twice-in-file' : 'already-there'
  }
  return {
    known: (sourceKey: string) => whereFrom(selectKnown.get(sourceKey)),
    /** Whether the contact has it already from a file whose other columns were said to tell who gave it. */
    told({ answerId, moment, mark }: SaidAnswer, contact: FoundContact): RefusalReason | null {
      if (answerId === null) return null
      const interactionId = uuidToBlob(contact.interactionId)
      const asked = { named: answerId, interactionId, at: moment.from, mark }
      // One contact may have thousands of answers; and where a column is no name, thousands have the same.
      const isRare = (countNamed.get({ named: answerId }) ?? 0) < fewNamed
      return whereFrom((isRare ? selectNamed : selectAbout).get(asked))
    },
  }
}
