import type { WindowId } from '../contract/ids.ts'
import { mostDrawn } from '../contract/review-pack-requests.ts'

/** Books as windows draw them, in memory until they are printed, or for as long as a dialog may stand open. */
export function createDrawnBooks(lingerMs: number) {
  const drawn = new Map<WindowId, { readonly book: string; readonly leaving: NodeJS.Timeout }>()

  /** What this window has drawn so far, which is then no longer here; null: nothing, or too long ago. */
  function take(from: WindowId): string | null {
    const found = drawn.get(from)
    clearTimeout(found?.leaving)
    drawn.delete(from)
    return found?.book ?? null
  }

  return {
    take,
    /** False where it is more than any book; nothing of it is kept then. */
    add(from: WindowId, piece: string, isFirst: boolean): boolean {
      const before = take(from) ?? ''
      const book = isFirst ? piece : before + piece
      if (book.length > mostDrawn) return false
      drawn.set(from, { book, leaving: setTimeout(() => drawn.delete(from), lingerMs).unref() })
      return true
    },
    clear(): void {
      for (const from of [...drawn.keys()]) take(from)
    },
  }
}
