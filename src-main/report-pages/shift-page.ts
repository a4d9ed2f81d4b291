import { signatureOf } from '../domain/initials.ts'
import { momentText } from '../reports/cell-text.ts'
import type { Cell, Page, Section } from '../reports/page.ts'
import { reportPageTexts, shiftPageTexts } from '../texts/reports.ts'
import {
  caseRows,
  complaintRows,
  missedRow,
  parkedRow,
  promiseRow,
  type ShiftPageParts,
} from './shift-rows.ts'

/** The page for those who come next: what they have to do, before what was done. */
export function shiftPage(parts: ShiftPageParts): Page {
  const { facts, parked, house, language, now } = parts
  const { sheet } = facts
  const words = shiftPageTexts[language]
  const page = reportPageTexts[language]
  const { zone } = house.calendar
  const speech = { language, zone }
  return {
    ...speech,
    title: page.titles.shift,
    house: house.manner.name,
    span: page.asOf(momentText(now, speech)),
    compared: null,
    made: page.made(momentText(now, speech)),
    tiles: [
      tile(words.tiles.broken, facts.broken.total),
      tile(words.tiles.due, sheet.due.total),
      tile(words.tiles.missed, sheet.missed.total),
      tile(words.tiles.cases, facts.totalCases),
      ...(parked.length > 0 ? [tile(words.tiles.parked, parked.length)] : []),
    ],
    sections: sectionsOf(parts),
    notes: [words.confidential],
    words: {
      before: page.before,
      definition: page.definition,
      showTable: page.showTable,
      none: page.nothing,
    },
  }
}

function tile(label: string, number: number) {
  return { label, value: { number }, before: null, better: null }
}

function sectionsOf(parts: ShiftPageParts): readonly Section[] {
  const { facts, parked, language, agents, house } = parts
  const { sheet } = facts
  const words = shiftPageTexts[language]
  const { columns: c, sections: titles } = words
  const page = reportPageTexts[language]
  const list = (
    id: keyof typeof titles,
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
    total = rows.length,
  ): Section => ({
    ...{ id, title: titles[id], lead: null, definition: null, chart: null, wide: true },
    table: { columns, rows },
    below: total > rows.length ? page.more(total - rows.length) : null,
  })
  const some = (section: Section) => (section.table?.rows.length === 0 ? [] : [section])
  const promise = promiseRow(house, agents, words.anybody)
  const promiseColumns = [c.customer, c.promise, c.by, c.whose]
  return [
    ...some(list('parked', [c.customer, c.number, c.slot, c.since], parked.map(parkedRow(parts)))),
    ...some(list('broken', promiseColumns, facts.broken.rows.map(promise), facts.broken.total)),
    list('due', promiseColumns, sheet.due.rows.map(promise), sheet.due.total),
    list(
      'missed',
      [c.customer, c.number, c.times, c.last, c.tried],
      sheet.missed.rows.map(missedRow(parts)),
      sheet.missed.total,
    ),
    list('cases', [c.due, c.case, c.about, c.customer, c.state, c.whose], caseRows(parts), facts.totalCases),
    ...some(list('complaints', [c.customer, c.about, c.state], complaintRows(sheet, language))),
    ...some(
      list(
        'correct',
        [c.customer, c.what, c.when],
        facts.toCorrect.map(({ customerName, at }) => [customerName, words.correctWhy, { at }]),
      ),
    ),
    list(
      'notes',
      [c.when, c.customer, c.note, c.who],
      sheet.notes.rows.map((note) => [
        { at: note.at },
        note.customerName,
        note.text,
        signatureOf(note.initials, note.agentId, agents) ?? '',
      ]),
      sheet.notes.total,
    ),
  ]
}
