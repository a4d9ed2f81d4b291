import type { HandoverSheet } from '../../src-main/contract/handover.ts'
import type { CaseState } from '../../src-main/contract/history.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { fellToMe } from '../promises/holder-words.ts'
import { lookInCard, showEntry } from '../state/card-place.ts'
import { openCustomer, type UiStore } from '../state/ui-store.ts'
import {
  callerName,
  caseWords,
  complaintWords,
  favourWords,
  missedWords,
  noteWords,
  promiseWords,
  type RowWords,
  transferWords,
  type Wording,
} from './sheet-words.ts'

export type SheetRow = RowWords & {
  readonly id: string
  readonly name: string
  readonly light: CaseState | null
  /** It was somebody else's, and is the reader's now. */
  readonly fell: boolean
  /** Goes to the card, and on it to what the row tells; null where there is no card. */
  readonly open: ((ui: UiStore) => void) | null
}

export type SheetSection = {
  readonly id: keyof Texts['handover']['sections']
  readonly rows: readonly SheetRow[]
  readonly total: number
  /** Said below the rows. */
  readonly below: string | null
}

type List<T> = { readonly rows: readonly T[]; readonly total: number }

/** The sheet in words, in its order; a section with nothing in it is left out. */
export function sheetSections(sheet: HandoverSheet, wording: Wording): readonly SheetSection[] {
  const { handover } = wording.texts
  const { brokenBefore } = sheet
  const section = <T>(id: SheetSection['id'], { rows, total }: List<T>, toRow: (row: T) => SheetRow) => ({
    id,
    rows: rows.map(toRow),
    total,
    below: total > rows.length ? handover.more(total - rows.length) : null,
  })
  const promise = promiseRow(wording)
  const each = caseRow(wording)
  const broken = section('broken', sheet.broken, promise)
  const sections = [
    brokenBefore > 0
      ? { ...broken, below: [broken.below, handover.brokenBefore(brokenBefore)].filter(Boolean).join('. ') }
      : broken,
    section('due', sheet.due, promise),
    section('missed', sheet.missed, missedRow(wording)),
    section('opened', sheet.opened, each),
    section('moved', sheet.moved, each),
    section('solved', sheet.solved, each),
    section('complaints', sheet.complaints, (row) => aboutCase(row, complaintWords(row, wording))),
    section('favours', sheet.favours, (row) => aboutCase(row, favourWords(row, wording), `${row.at}`)),
    section('transfers', sheet.transfers, transferRow(wording)),
    section('made', sheet.made, promise),
    section('closed', sheet.closed, promise),
    section('notes', sheet.notes, noteRow(wording)),
  ]
  return sections.filter(({ rows, below }) => rows.length > 0 || below !== null)
}

type OnCard = { readonly customerId: CustomerId; readonly customerName: string }

const plain = { light: null, fell: false }

function promiseRow(wording: Wording) {
  return (row: HandoverSheet['broken']['rows'][number]): SheetRow => {
    const { promise, holder, customerId, customerName } = row
    return {
      ...plain,
      id: promise.id,
      name: customerName,
      ...promiseWords(row, wording),
      fell: holder !== null && fellToMe(holder, wording.me),
      open(ui) {
        lookInCard(ui, customerId, { tab: 'promises', target: { kind: 'promise', id: promise.id } })
        openCustomer(ui, customerId)
      },
    }
  }
}

function missedRow(wording: Wording) {
  return (row: HandoverSheet['missed']['rows'][number]): SheetRow => {
    const { party, callId } = row
    return {
      ...plain,
      id: callId,
      name: callerName(row, wording.texts),
      ...missedWords(row, wording),
      open: party.kind === 'customer' ? (ui) => openCustomer(ui, party.customer.id) : null,
    }
  }
}

function caseRow(wording: Wording) {
  return (row: HandoverSheet['opened']['rows'][number]): SheetRow => ({
    ...aboutCase(row, caseWords(row, wording)),
    light: row.state,
  })
}

function aboutCase(row: OnCard & { readonly caseId: string }, words: RowWords, more = ''): SheetRow {
  const { customerId, customerName, caseId } = row
  return {
    ...plain,
    ...words,
    id: `${caseId}${more}`,
    name: customerName,
    open(ui) {
      lookInCard(ui, customerId, { tab: 'cases', target: { kind: 'case', id: caseId } })
      openCustomer(ui, customerId)
    },
  }
}

function transferRow(wording: Wording) {
  return (row: HandoverSheet['transfers']['rows'][number]): SheetRow => {
    const { customerId } = row
    return {
      ...plain,
      id: row.id,
      name: row.customerName ?? wording.texts.handover.noCard,
      ...transferWords(row, wording),
      open: customerId && ((ui) => openCustomer(ui, customerId)),
    }
  }
}

function noteRow(wording: Wording) {
  return (row: HandoverSheet['notes']['rows'][number]): SheetRow => ({
    ...plain,
    id: row.id,
    name: row.customerName,
    ...noteWords(row, wording),
    open(ui) {
      showEntry(ui, row.customerId, row.entryId, row.entryAt)
      openCustomer(ui, row.customerId)
    },
  })
}
