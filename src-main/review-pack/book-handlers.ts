import type { Agent } from '../contract/agents.ts'
import type { WindowId } from '../contract/ids.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { reviewPageSize } from '../contract/review.ts'
import { mostBooked, PackedContact, type PackField, PackId } from '../contract/review-pack.ts'
import { bookPage, isBook } from '../domain/book-page.ts'
import { mayFind } from '../domain/finding-rules.ts'
import { type FindContacts, foundPage } from './found.ts'
import type { ToPack } from './packer.ts'
import { PackRefused } from './refusal.ts'
import type { PackShelf } from './shelf.ts'

export type BookContext = {
  now(): number
  newId(): string
  agent(): Agent | null
  find: FindContacts
  /** Lines of these contacts, from a reader thread. */
  contacts(wanted: ToPack): Promise<readonly string[]>
  readonly shelf: Pick<PackShelf, 'hold' | 'books'>
  /** A page as PDF; null where nothing here prints. */
  readonly print: ((html: string) => Promise<Uint8Array>) | null
  report(what: string, error: unknown): void
}

type BookHandlers = Pick<Handlers, 'review-pack:pages' | 'review-pack:send-drawn' | 'review-pack:print'>

const booked: readonly PackField[] = ['customer', 'written', 'collected', 'agent', 'case']

/** A filter's result with all its notes, page by page: a book for whoever leads here, and as PDF what they see of it. */
export function createBookHandlers(context: BookContext): BookHandlers {
  async function print(parts: Input<'review-pack:print'>, from: WindowId) {
    const book = context.shelf.books.take(from)
    if (book === null || context.print === null) return failure('not-found')
    if (!isBook(book)) return failure('invalid-input')
    try {
      const pdf = await context.print(bookPage({ ...parts, drawn: book }))
      return success(context.shelf.hold(Buffer.from(pdf)))
    } catch (error) {
      context.report('book of notes', error)
      return failure('internal')
    }
  }

  return {
    async 'review-pack:pages'({ offset, ...question }) {
      const reader = context.agent()
      if (reader === null || !mayFind(reader)) return failure('not-allowed')
      try {
        const wanted = { offset, at: context.now(), most: mostBooked }
        const { rows, total } = await foundPage(context.find, question, wanted)
        const packId = PackId.parse(context.newId())
        const lines = await context.contacts({ rows, fields: booked, packId, reader, pseudonymKey: null })
        const next = offset + reviewPageSize
        return success({
          contacts: lines.map((line) => PackedContact.parse(JSON.parse(line))),
          next: next < total ? next : null,
          canPrint: context.print !== null,
        })
      } catch (error) {
        if (error instanceof PackRefused) return failure(error.code)
        throw error
      }
    },
    'review-pack:send-drawn'({ piece, isFirst }, from) {
      if (!mayFind(context.agent())) return failure('not-allowed')
      return context.shelf.books.add(from, piece, isFirst) ? success(null) : failure('pack-too-large')
    },
    'review-pack:print': async (parts, from) =>
      mayFind(context.agent()) ? print(parts, from) : failure('not-allowed'),
  }
}
