import { createHash } from 'node:crypto'
import type { AnswerField, AnswersLayout } from '../contract/answers.ts'
import type { Satisfaction } from '../contract/history.ts'
import type { RefusalReason } from '../contract/imports.ts'
import { readMark } from '../domain/survey-marks.ts'
import { beginningOf } from '../domain/whole-characters.ts'
import { createMomentReader, type WrittenMoment } from '../domain/written-moments.ts'
import { isBlank } from './csv-guess.ts'
import { type CsvRow, createCsvRows } from './csv-rows.ts'
import { createTextReader } from './text-encoding.ts'

/** An answer as its row says it; `who` as it was typed. */
export type SaidAnswer = {
  readonly sourceKey: string
  /** What the survey calls the answer; null where it gives it no name. */
  readonly answerId: string | null
  readonly moment: WrittenMoment
  readonly mark: Satisfaction
  readonly comment: string
  readonly who: WhoAnswered
}

/** Empty where the row does not say. */
export type WhoAnswered = Readonly<Record<'case-reference' | 'customer-code' | 'email' | 'phone', string>>

export type ReadAnswer = { readonly line: number; readonly content: string } & (
  | { readonly said: SaidAnswer }
  | { readonly reason: RefusalReason }
)

type Options = {
  readonly layout: AnswersLayout
  /** IANA name. */
  readonly zone: string
  /** UTC milliseconds: when an answer was given that does not say when. */
  readonly now: number
}

const longestComment = 2000

/** Reads a file of answers piece by piece; holds no more than one row and the piece it is given. */
export function createAnswerSource({ layout, zone, now }: Options) {
  const text = createTextReader(layout.encoding)
  const rows = createCsvRows(layout.delimiter)
  const placeOf = (field: AnswerField) => layout.columns.findIndex((column) => column.field === field)
  const places = Object.fromEntries(layout.columns.map(({ field }) => [field, placeOf(field)])) as Partial<
    Record<AnswerField, number>
  >
  const readMoment = createMomentReader(layout.dateOrder, zone)
  let titlesRead = !layout.hasHeader

  function toAnswer({ line, cells, refusal }: CsvRow): ReadAnswer {
    if (refusal !== null) return { line, ...refusal }
    const content = cells.join(layout.delimiter)
    if (!isBlank(cells.slice(layout.columns.length))) return { line, content, reason: 'too-many-columns' }
    const said = readSaid(cells)
    return typeof said === 'string' ? { line, content, reason: said } : { line, content, said }
  }

  function readSaid(cells: readonly string[]): SaidAnswer | RefusalReason {
    const cell = (field: AnswerField) => (cells[places[field] ?? -1] ?? '').trim()
    const mark = readMark(cell('mark'), layout)
    if (typeof mark === 'string') return mark
    const moment = cell('when') === '' ? { from: now, to: now } : readMoment(cell('when'))
    if (moment === null) return 'bad-date'
    if (moment.from > now) return 'in-future'
    const who = {
      'case-reference': cell('case-reference'),
      'customer-code': cell('customer-code'),
      email: cell('email'),
      phone: cell('phone'),
    }
    if (Object.values(who).every((said) => said === '')) return 'nobody-named'
    const comment = beginningOf(cell('comment'), longestComment)
    const answerId = answerIdOf(cell('answer-id'))
    const sourceKey =
      answerId === null
        ? `row:${hashOf(cells.map((text) => text.trim()).filter((text) => text !== ''))}`
        : namedKey(answerId, hashOf([cell('when'), cell('mark'), ...Object.values(who)]))
    return { sourceKey, answerId, moment, mark, comment, who }
  }

  function toAnswers(read: readonly CsvRow[]): readonly ReadAnswer[] {
    return read.flatMap((row): ReadAnswer[] => {
      if (row.refusal === null && isBlank(row.cells)) return []
      if (!titlesRead) {
        titlesRead = true
        return []
      }
      return [toAnswer(row)]
    })
  }

  return {
    read: (bytes: Buffer): readonly ReadAnswer[] => toAnswers(rows.read(text.read(bytes))),
    end: (): readonly ReadAnswer[] => [...toAnswers(rows.read(text.end())), ...toAnswers(rows.end())],
  }
}

function answerIdOf(typed: string): string | null {
  return typed === '' || typed.length > 250 ? null : typed
}

/** As the cells were typed: a second reading of the same file meets the same rows, whatever scale it is told. */
function hashOf(cells: readonly string[]): string {
  return createHash('sha256').update(cells.join('\0')).digest('hex')
}

const digitsOfHash = 32

/** The answer's own name alone does not do: the next survey may begin to count anew. */
function namedKey(answerId: string, hash: string): string {
  return `id:${answerId}#${hash.slice(0, digitsOfHash)}`
}

/** For SQLite, a range of its index: the keys of `@named`, and of names that begin with it; `$` comes after `#`. */
export const mayBeNamed = `source_key >= 'id:' || @named AND source_key < 'id:' || @named || '$'`

/** For SQLite: the key of `@named` or of another reading of it; the hash is missing in the oldest keys. */
export const isNamed = `(source_key = 'id:' || @named
  OR substr(source_key, 1, length(source_key) - ${1 + digitsOfHash}) = 'id:' || @named)`
