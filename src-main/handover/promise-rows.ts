import type { HandoverPromise } from '../contract/handover.ts'
import type { CustomerId, PromiseId } from '../contract/ids.ts'
import type { PromiseHolder } from '../contract/ledger.ts'
import type { CallbackPromise } from '../contract/promises.ts'
import type { Database } from '../database/connection.ts'
import { isOwed } from '../domain/promise-course.ts'
import { createFoundPromises } from './found-promises.ts'

export type PromisePorts = {
  /** The card that stands for this customer; null where there is none any more. */
  customer(id: CustomerId): { readonly id: CustomerId; readonly name: string } | null
  promise(id: PromiseId): CallbackPromise | null
  /** Who owes a promise at `now`. */
  holder(promise: CallbackPromise, now: number): PromiseHolder
}

/** A promise as a row at `now`, UTC milliseconds; none of one that belongs to a card that is gone. */
export function createPromiseRow({ customer, promise, holder }: PromisePorts) {
  return (id: PromiseId, now: number): readonly HandoverPromise[] => {
    const found = promise(id)
    const owner = found && customer(found.customerId)
    if (!found || !owner) return []
    const held = isOwed(found) ? holder(found, now) : null
    return [{ promise: found, customerId: owner.id, customerName: owner.name, holder: held }]
  }
}

/** What is still owed though its time has passed, whenever that was: at most `most` rows, the longest broken first. */
export function createBrokenPromises(db: Database, ports: PromisePorts) {
  const found = createFoundPromises(db)
  const row = createPromiseRow(ports)
  return (now: number, most: number) => {
    const until = { from: 0, to: now }
    return {
      rows: found.owedAndBroken(until, most).flatMap((id) => row(id, now)),
      total: found.countOwedAndBroken(until),
    }
  }
}
