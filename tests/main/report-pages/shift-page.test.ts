import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Language } from '../../../src-main/contract/customers.ts'
import { InteractionId, ReviewId } from '../../../src-main/contract/ids.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { shiftPage } from '../../../src-main/report-pages/shift-page.ts'
import { cellText } from '../../../src-main/reports/cell-text.ts'
import { writeHtml } from '../../../src-main/reports/write-html.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import { reportQueries } from '../../../src-main/threads/report-queries.ts'
import { created, promiseMade } from '../../support/make-changes.ts'
import { openHandover } from '../../support/open-handover.ts'
import { bestAnswers, carla, gaia, luca, nothingMore } from '../../support/open-review-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const hour = 3_600_000
const day = 24 * hour
const maria = created({ name: 'Maria Rossi' })
const { customerId } = maria

function openShift() {
  const house = openHandover()
  const read = reportQueries['report:shift'](house.reading)
  house.record(maria)
  return {
    record: house.record,
    /** The page that is printed at noon on 21 November 2026. */
    page(language: Language = 'it') {
      const facts = read({ date: '2026-11-21', now: noon })
      if (facts === null) throw new Error('no such day')
      return shiftPage({
        ...{ facts, parked: [], nameOf: () => null, house: emptyHouse, agents: [], language, now: noon },
      })
    },
  }
}

type Shift = ReturnType<typeof openShift>

function tableOf(shift: Shift, id: string) {
  const page = shift.page()
  const section = page.sections.find((each) => each.id === id)
  const rows = section?.table?.rows.map((row) => row.map((cell) => cellText(cell, page)))
  return { rows, below: section?.below ?? null, tile: page.tiles[0]?.value }
}

const broken = (what: string, dueAt: number) => promiseMade(customerId, { what, madeAt: dueAt - day, dueAt })

it('lists every promise that is broken and still owed, the oldest first, whenever it broke', () => {
  const shift = openShift()
  const late = broken('mantenuta in ritardo', noon - 3 * hour)
  const old = broken('mantenuta giorni fa', noon - 6 * day)
  shift.record(
    broken('di oggi', noon - hour),
    broken('di tre settimane fa', noon - 21 * day),
    late,
    old,
    broken('di ieri', noon - day),
    { kind: 'promise:kept', promiseId: late.promise.id, customerId, keptAt: noon - hour },
    { kind: 'promise:kept', promiseId: old.promise.id, customerId, keptAt: noon - 5 * day },
  )
  const { rows, below, tile } = tableOf(shift, 'broken')
  expect(rows?.map((row) => row[1])).toEqual(['di tre settimane fa', 'di ieri', 'di oggi'])
  expect(rows?.[0]).toEqual(['Maria Rossi', 'di tre settimane fa', 'sab 31 ott, 12:00', 'chi è di turno'])
  expect(below).toBeNull()
  expect(tile).toEqual({ number: 3 })
})

it('shows forty broken promises and says how many more there are', () => {
  const shift = openShift()
  shift.record(...Array.from({ length: 43 }, (_, at) => broken(`numero ${at}`, noon - (at + 1) * day)))
  const { rows, below, tile } = tableOf(shift, 'broken')
  expect(rows).toHaveLength(40)
  expect(rows?.[0]?.[1]).toBe('numero 42')
  expect(below).toBe('e altre 3 righe')
  expect(tile).toEqual({ number: 43 })
})

it('says nothing of broken promises where there are none', () => {
  const shift = openShift()
  shift.record(promiseMade(customerId, { what: 'domani', madeAt: noon - hour, dueAt: noon + day }))
  expect(shift.page().sections.map(({ id }) => id)).toEqual(['due', 'missed', 'cases', 'notes'])
  expect(tableOf(shift, 'due').rows?.map((row) => row[1])).toEqual(['domani'])
  expect(shift.page('en').title).toBe('For the next shift')
})

it('asks for a card to be corrected, and says nothing of how the lead judged the call', () => {
  const shift = openShift()
  const asks = ({ id, initials }: typeof gaia, overall: string, at: number) => ({
    kind: 'review:saved' as const,
    review: {
      ...{ id: ReviewId.parse(uuidv7()), interactionId: InteractionId.parse(uuidv7()), customerId },
      ...{ agentId: luca.id, at, reviewerId: id, reviewerInitials: initials, sheet: builtInSheet },
      ...{ answers: bestAnswers(), ...nothingMore, flags: ['correct-card' as const], overall },
    },
  })
  shift.record(asks(gaia, 'Troppo brusco con lei.', noon - 2 * hour), asks(carla, '', noon - hour))
  const { rows } = tableOf(shift, 'correct')
  const why = 'Un responsabile ha chiesto di correggere questa scheda.'
  expect(rows).toEqual([['Maria Rossi', why, 'sab 21 nov, 11:00']])
  expect(writeHtml(shift.page())).not.toContain('brusco')
})
