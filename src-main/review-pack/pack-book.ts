import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { reviewPageSize } from '../contract/review.ts'
import { mostBooked, PackedContact } from '../contract/review-pack.ts'
import { type BookPrinterContext, createBookPrinter } from './book-printer.ts'
import type { OpenedPack } from './opened-pack.ts'

type PackBookHandlers = Pick<Handlers, 'pack:pages' | 'pack:send-drawn' | 'pack:print'>

/** All of an open pack as a book, for its reader. Reviews are in no book. */
export function createPackBook(
  context: BookPrinterContext,
  current: () => OpenedPack | null,
): PackBookHandlers {
  const printer = createBookPrinter(context)
  return {
    'pack:pages'({ offset }) {
      const pack = current()
      if (pack === null) return failure('not-found')
      const { rows, lines } = pack
      if (rows.length > mostBooked) return failure('pack-too-many')
      const next = offset + reviewPageSize
      const contacts = rows.slice(offset, next).flatMap(({ id }) => {
        const line = lines.get(id)
        return line === undefined ? [] : [{ ...PackedContact.parse(JSON.parse(line)), reviews: [] }]
      })
      const { canPrint } = printer
      return success({ contacts, next: next < rows.length ? next : null, canPrint })
    },
    'pack:send-drawn': (piece, from) =>
      current() === null ? failure('not-found') : printer.send(piece, from),
    'pack:print': (parts, from) => (current() === null ? failure('not-found') : printer.print(parts, from)),
  }
}
