import type { Agent } from '../contract/agents.ts'
import type { Language } from '../contract/customers.ts'
import type { HandoverPromise, HandoverSheet } from '../contract/handover.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { AgentId } from '../contract/ids.ts'
import type { MissedGroup } from '../contract/missed-calls.ts'
import type { ParkedCall } from '../contract/parking.ts'
import { caseReference } from '../domain/codes.ts'
import { signatureOf } from '../domain/initials.ts'
import { formatPhoneNumber } from '../domain/phone-numbers.ts'
import { momentText } from '../reports/cell-text.ts'
import type { Cell } from '../reports/page.ts'
import type { ShiftFacts } from '../reports/shift-facts.ts'
import { textsFor } from '../texts/index.ts'
import { shiftPageTexts } from '../texts/reports.ts'

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

export function promiseRow(house: HouseSettings, agents: readonly Agent[], anybody: string) {
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

export function parkedRow({ nameOf, language }: ShiftPageParts) {
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

export function missedRow({ language, house }: ShiftPageParts) {
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

export function caseRows({
  facts,
  language,
  agents,
  house,
  now,
}: ShiftPageParts): readonly (readonly Cell[])[] {
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

export function complaintRows(sheet: HandoverSheet, language: Language): readonly (readonly Cell[])[] {
  const { cases } = textsFor(language)
  return sheet.complaints.rows.map(({ customerName, subject, to }) => [
    customerName,
    subject,
    to === null ? '' : cases.stages[to],
  ])
}
