import type { Agent } from '../contract/agents.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { reviewPageSize } from '../contract/review.ts'
import { mostBooked, PackedContact, type PackField, PackId } from '../contract/review-pack.ts'
import { mayFind } from '../domain/finding-rules.ts'
import { type BookPrinterContext, createBookPrinter } from './book-printer.ts'
import { type FindContacts, foundPage } from './found.ts'
import type { ToPack } from './packer.ts'
import { PackRefused } from './refusal.ts'

export type BookContext = BookPrinterContext & {
  now(): number
  newId(): string
  agent(): Agent | null
  find: FindContacts
  /** Lines of these contacts, from a reader thread. */
  contacts(wanted: ToPack): Promise<readonly string[]>
}

type BookHandlers = Pick<Handlers, 'review-pack:pages' | 'review-pack:send-drawn' | 'review-pack:print'>

const booked: readonly PackField[] = ['customer', 'written', 'collected', 'agent', 'case']

/** A filter's result with all its notes, page by page: a book for whoever leads here, and as PDF what they see of it. */
export function createBookHandlers(context: BookContext): BookHandlers {
  const printer = createBookPrinter(context)
  return {
    async 'review-pack:pages'({ offset, ...question }) {
      const reader = context.agent()
      if (reader === null || !mayFind(reader)) return failure('not-allowed')
      try {
        const wanted = { offset, at: context.now(), most: mostBooked }
        const { rows, total } = await foundPage(context.find, question, wanted)
        const packId = PackId.parse(context.newId())
        const lines = await context.contacts({
          rows,
          fields: booked,
          packId,
          reader,
          words: '',
          pseudonymKey: null,
        })
        const next = offset + reviewPageSize
        return success({
          contacts: lines.map((line) => PackedContact.parse(JSON.parse(line))),
          next: next < total ? next : null,
          canPrint: printer.canPrint,
        })
      } catch (error) {
        if (error instanceof PackRefused) return failure(error.code)
        throw error
      }
    },
    'review-pack:send-drawn': (piece, from) =>
      mayFind(context.agent()) ? printer.send(piece, from) : failure('not-allowed'),
    'review-pack:print': (parts, from) =>
      mayFind(context.agent()) ? printer.print(parts, from) : failure('not-allowed'),
  }
}
