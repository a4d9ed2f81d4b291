import { useCallback, useMemo } from 'react'
import type { Found } from '../../src-main/contract/search.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import type { FoundNumbers } from './call-found.ts'
import { useLatest } from './latest.ts'
import type { PaletteRow } from './palette-row.tsx'

export type PaletteGroup = {
  readonly id: string
  readonly title: string
  readonly rows: readonly PaletteRow[]
}

const mostCustomers = 8
const mostCases = 5
/** Letters of a screen's name from which on it is offered. */
const leastOfName = 3

/** The numbers to choose from, in place of what was found. */
function numberGroup({ name, numbers }: FoundNumbers, title: (name: string) => string): PaletteGroup {
  const rows = numbers.map(
    (number): PaletteRow => ({ id: `number-${number.target}`, kind: 'number', number }),
  )
  return { id: 'numbers', title: title(name), rows }
}

/** What stands under the search, group by group; `first` is what Enter opens, once it is the answer for these words. */
export function usePalette(words: string, numbers: FoundNumbers | null = null) {
  const { search, handover } = useTexts()
  const request = useRequests()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const ask = useCallback(
    (typed: string) => request('palette:search', { words: typed }, { quiet: true }),
    [request],
  )
  const { answer, isCurrent } = useLatest(words, ask)
  const typed = words.trim()

  const groups = useMemo((): readonly PaletteGroup[] => {
    if (typed === '') return []
    if (numbers) return [numberGroup(numbers, search.whichNumber)]
    const dialable = canCall && /^[+(]?\d[\d\s()/.-]{2,}$/.test(typed)
    const { customers, cases } = rowsOf(answer?.value ?? null, answer?.words ?? '')
    const more: PaletteRow[] = [
      ...(dialable ? [{ id: 'dial', kind: 'dial', number: typed } as const] : []),
      { id: 'notes', kind: 'notes', words: typed },
      ...(isBeginningOf(handover.title, typed) ? [{ id: 'handover', kind: 'handover' } as const] : []),
    ]
    return [
      { id: 'customers', title: canCall ? search.customersCalled : search.customers, rows: customers },
      { id: 'cases', title: search.cases, rows: cases },
      { id: 'more', title: search.more, rows: more },
    ].filter(({ rows }) => rows.length > 0)
  }, [answer, typed, canCall, search, handover, numbers])

  return { groups, isCurrent, foundNobody: isCurrent && answer !== null && isEmpty(answer.value) }
}

function rowsOf(found: Found | null, typed: string) {
  return {
    customers: (found?.customers ?? [])
      .slice(0, mostCustomers)
      .map((customer): PaletteRow => ({ id: customer.id, kind: 'customer', customer, typed })),
    cases: (found?.cases ?? [])
      .slice(0, mostCases)
      .map((one): PaletteRow => ({ id: one.id, kind: 'case', found: one, typed })),
  }
}

function isBeginningOf(name: string, typed: string): boolean {
  return typed.length >= leastOfName && name.toLowerCase().startsWith(typed.toLowerCase())
}

function isEmpty({ customers, cases }: Found): boolean {
  return customers.length === 0 && cases.length === 0
}
