import { createHash } from 'node:crypto'
import type { AnswerField, AnswersLayout } from '../contract/answers.ts'
import type { Satisfaction } from '../contract/history.ts'
import type { RefusalReason } from '../contract/imports.ts'
import { readMark } from '../domain/survey-marks.ts'
import { createMomentReader, type WrittenMoment } from '../domain/written-moments.ts'
import { isBlank } from './csv-guess.ts'
import { type CsvRow, createCsvRows } from './csv-rows.ts'
import { createTextReader } from './text-encoding.ts'

/** An answer as its row says it; `who` as it was typed. */
export type SaidAnswer = {
  readonly sourceKey: string
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
    const comment = cell('comment').slice(0, longestComment)
    return { sourceKey: sourceKeyOf(cell('answer-id'), cells), moment, mark, comment, who }
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

/** Whatever the columns were said to be: a second reading of the same file meets the same rows. */
function sourceKeyOf(answerId: string, cells: readonly string[]): string {
  if (answerId !== '' && answerId.length <= 250) return `id:${answerId}`
  const row = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return `row:${createHash('sha256').update(row.join('\0')).digest('hex')}`
}
