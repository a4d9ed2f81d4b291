import type { Result } from '../../src-main/contract/result.ts'
import type { WaitingFile } from '../../src-main/contract/review-pack-requests.ts'
import { type BookParts, bookPage } from '../../src-main/domain/book-page.ts'
import { saveText } from '../imports/save-text.ts'
import type { SendRequest } from '../state/console-context.tsx'

/** What one request takes. */
const pieceCharacters = 1_000_000

/** The book as a page of its own, as a download. */
export function saveBookPage(parts: BookParts, fileName: string): void {
  saveText(bookPage(parts), fileName, { type: 'text/html;charset=utf-8', mark: '' })
}

/** The book as PDF, to be fetched. */
export async function printBook(
  request: SendRequest,
  { drawn, ...page }: BookParts,
): Promise<Result<WaitingFile>> {
  for (let at = 0; at === 0 || at < drawn.length; at += pieceCharacters) {
    const piece = drawn.slice(at, at + pieceCharacters)
    const sent = await request('review-pack:send-drawn', { piece, isFirst: at === 0 }, { quiet: true })
    if (!sent.ok) return sent
  }
  return request('review-pack:print', page, { quiet: true })
}
