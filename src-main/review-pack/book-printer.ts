import type { WindowId } from '../contract/ids.ts'
import type { Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import type { WaitingFile } from '../contract/review-pack-requests.ts'
import { bookPage, isBook } from '../domain/book-page.ts'
import type { PrintPage } from './page-printer.ts'
import type { PackShelf } from './shelf.ts'

export type BookPrinterContext = {
  readonly shelf: Pick<PackShelf, 'hold' | 'books'>
  readonly print: PrintPage | null
  report(what: string, error: unknown): void
}

/** What a window sees of a book, as PDF. Whoever asks has been looked at. */
export function createBookPrinter({ shelf, print, report }: BookPrinterContext) {
  return {
    canPrint: print !== null,
    send({ piece, isFirst }: Input<'review-pack:send-drawn'>, from: WindowId): Result<null> {
      return shelf.books.add(from, piece, isFirst) ? success(null) : failure('pack-too-large')
    },
    async print(parts: Input<'review-pack:print'>, from: WindowId): Promise<Result<WaitingFile>> {
      const drawn = shelf.books.take(from)
      if (drawn === null || print === null) return failure('not-found')
      if (!isBook(drawn)) return failure('invalid-input')
      try {
        const pdf = await print(bookPage({ ...parts, drawn }))
        return success(shelf.hold(Buffer.from(pdf)))
      } catch (error) {
        report('book of notes', error)
        return failure('internal')
      }
    },
  }
}
