import type { Agent } from './contract/agents.ts'
import type { Language } from './contract/customers.ts'
import type { HandoverPromise, HandoverSheet } from './contract/handover.ts'
import type { HouseSettings } from './contract/house.ts'
import type { AgentId } from './contract/ids.ts'
import type { MissedGroup } from './contract/missed-calls.ts'
import type { ParkedCall } from './contract/parking.ts'
import { caseReference } from './domain/codes.ts'
import { signatureOf } from './domain/initials.ts'
import { formatPhoneNumber } from './domain/phone-numbers.ts'
import type { ShiftFacts } from './report-queries.ts'
import { momentText } from './reports/cell-text.ts'
import type { Cell, Page, Section } from './reports/page.ts'
import { textsFor } from './texts/index.ts'
import { reportPageTexts, shiftPageTexts } from './texts/reports.ts'

export type ShiftPageParts = {
  readonly facts: ShiftFacts
  readonly parked: readonly ParkedCall[]
  /** The name on a parked caller's card. */
  nameOf(parked: ParkedCall): string | null
  readonly house: HouseSettings
  readonly agents: readonly Agent[]
  readonly language: Language
  /** UTC milliseconds. */
  readonly now: number
}

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
      tile(words.tiles.broken, sheet.broken.total + sheet.brokenBefore),
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
  const owed = sheet.broken.rows.filter(({ holder }) => holder !== null)
  return [
    ...some(list('parked', [c.customer, c.number, c.slot, c.since], parked.map(parkedRow(parts)))),
    ...some(list('broken', promiseColumns, owed.map(promise), owed.length + sheet.brokenBefore)),
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
        facts.toCorrect.map(({ customerName, said, at }) => [customerName, said || words.correctWhy, { at }]),
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

function promiseRow(house: HouseSettings, agents: readonly Agent[], anybody: string) {
  const initials = initialsOf(agents)
  return ({ promise, customerName, holder }: HandoverPromise): readonly Cell[] => {
    const desk = house.desks.find(({ id }) => id === promise.deskId)?.name
    const whose = initials(holder?.agentId ?? null) ?? desk ?? anybody
    return [customerName, promise.what, { at: promise.dueAt }, whose]
  }
}

function initialsOf(agents: readonly Agent[]) {
  return (id: AgentId | null): string | null => {
    const agent = agents.find((each) => each.id === id)
    return agent ? signatureOf(agent.initials, agent.id, agents) : null
  }
}

function parkedRow({ nameOf, language }: ShiftPageParts) {
  const words = shiftPageTexts[language]
  return (parked: ParkedCall): readonly Cell[] => {
    const { caller, displayName, slot, since } = parked
    const number = caller.kind === 'withheld' || caller.number === null ? null : caller.number
    return [
      nameOf(parked) ?? (displayName || words.unknown),
      number === null ? words.withheld : formatPhoneNumber(number),
      slot,
      { at: since },
    ]
  }
}

function missedRow({ language, house }: ShiftPageParts) {
  const words = shiftPageTexts[language]
  const speech = { language, zone: house.calendar.zone }
  return (group: MissedGroup): readonly Cell[] => [
    callerName(group, language),
    group.number === null ? words.withheld : formatPhoneNumber(group.number),
    { number: group.times },
    { at: group.lastAt },
    group.tries && words.triedTimes(group.tries.times, momentText(group.tries.at, speech)),
  ]
}

function callerName({ party }: MissedGroup, language: Language): string {
  if (party.kind === 'customer') return party.customer.name
  if (party.kind === 'several') return party.customers.map(({ name }) => name).join(' / ')
  if (party.kind === 'unknown' && party.displayName !== '') return party.displayName
  return shiftPageTexts[language].unknown
}

function caseRows({ facts, language, agents, house, now }: ShiftPageParts): readonly (readonly Cell[])[] {
  const { cases: words } = textsFor(language)
  const initials = initialsOf(agents)
  return facts.cases.map(({ case: each, customerName }) => {
    const desk = house.desks.find(({ id }) => id === each.deskId)?.name
    const state = words.states[each.state]
    const isLate = each.solveBy !== null && each.solveBy < now
    return [
      each.solveBy === null ? null : { at: each.solveBy },
      caseReference(each.reference),
      each.subject,
      customerName,
      isLate ? shiftPageTexts[language].late(state) : state,
      initials(each.ownerId) ?? desk ?? shiftPageTexts[language].anybody,
    ]
  })
}

function complaintRows(sheet: HandoverSheet, language: Language): readonly (readonly Cell[])[] {
  const { cases } = textsFor(language)
  return sheet.complaints.rows.map(({ customerName, subject, to }) => [
    customerName,
    subject,
    to === null ? '' : cases.stages[to],
  ])
}
