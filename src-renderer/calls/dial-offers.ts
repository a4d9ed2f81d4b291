import { useCallback } from 'react'
import { success } from '../../src-main/contract/result.ts'
import type { FoundCustomer } from '../../src-main/contract/search.ts'
import { type FoundNumber, numbersOf } from '../search/call-found.ts'
import { useLatest } from '../search/latest.ts'
import { useAccess } from '../state/console-context.tsx'

/** A number of somebody whose name was typed. */
export type DialOffer = FoundNumber & {
  readonly id: string
  readonly name: string
  readonly company: string
}

const mostCustomers = 5
const mostOffers = 8

/** Whether this is somebody's name: letters first, and neither an address nor a number with a word before it. */
export function isName(text: string): boolean {
  return /^\p{L}/u.test(text) && !/[:@]/.test(text) && (text.match(/\d/g)?.length ?? 0) < 3
}

/** Whom the typed name is of, with their numbers; empty for a number, which is dialled as it stands. */
export function useDialOffers(text: string) {
  const access = useAccess()
  const ask = useCallback(
    async (words: string) => {
      const found = await access.request('palette:search', { words }, { quiet: true })
      if (!found.ok) return found
      const customers = found.value.customers.slice(0, mostCustomers)
      const offers = await Promise.all(customers.map((customer) => offersOf(access, customer)))
      return success(offers.flat().slice(0, mostOffers))
    },
    [access],
  )
  const { answer, isCurrent } = useLatest(isName(text.trim()) ? text.slice(0, 200) : '', ask)
  return { offers: answer?.value ?? [], isCurrent }
}

async function offersOf(
  access: Parameters<typeof numbersOf>[0],
  { id, name, company }: FoundCustomer,
): Promise<DialOffer[]> {
  const numbers = (await numbersOf(access, id))?.numbers ?? []
  return numbers.map((number, index) => ({ ...number, id: `${id} ${index}`, name, company }))
}
