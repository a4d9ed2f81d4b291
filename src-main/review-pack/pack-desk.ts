import type { InteractionId, WindowId } from '../contract/ids.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import type { OpenPack } from '../contract/review-pack.ts'
import { packPageSize } from '../contract/review-pack-requests.ts'
import type { ReviewedContact } from '../contract/scoring-requests.ts'
import { contactIn, type OpenedPack, readIn, reviewedIn } from './opened-pack.ts'
import { createPackBook } from './pack-book.ts'
import { createPackReviews, type PackReviewsContext } from './pack-reviews.ts'
import type { PrintPage } from './page-printer.ts'
import { openPack, readPack } from './reading.ts'
import { PackRefused } from './refusal.ts'
import { unlockSealed } from './sealed-file.ts'

type PackHandlers = Pick<Handlers, Extract<keyof Handlers, `pack:${string}`>>

export type PackDeskContext = PackReviewsContext & {
  readonly print: PrintPage | null
  tell(pack: OpenPack | null): void
}

/** Timers hold no more; then it is looked at again. */
const longestTimerMs = 2 ** 31 - 1

/**
 * A pack that is open for reading. What it holds is in memory only and goes when it is closed or over; the reviews are
 * on disk, sealed, before their saving is answered.
 */
export function createPackDesk(context: PackDeskContext) {
  const { shelf, now, pieces } = context
  const own = createPackReviews(context)
  let opened: OpenedPack | null = null
  let over: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** One saving after the other. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = turn.then(run)
    turn = mine.catch(() => {})
    return mine
  }

  function show(next: OpenedPack | null): void {
    opened = next
    clearTimeout(over)
    if (next !== null) watchExpiry(next.manifest.expiresAt)
    context.tell(shown())
  }

  function watchExpiry(expiresAt: number): void {
    over = setTimeout(
      () => (now() >= expiresAt ? expire() : watchExpiry(expiresAt)),
      Math.min(longestTimerMs, Math.max(0, expiresAt - now())),
    ).unref()
  }

  function expire(): void {
    show(null)
    shelf.sweep()
  }

  function shown(): OpenPack | null {
    return opened && openPack(opened.manifest, [...opened.reviews.keys()])
  }

  /** What is open, unless its time is over: a laptop's sleep stops no clock. */
  function current(): OpenedPack | null {
    if (opened !== null && opened.manifest.expiresAt <= now()) expire()
    return opened
  }

  /** Kept before it is answered: it is not unseen when the pack is opened again. */
  async function look(interactionId: InteractionId): Promise<Result<ReviewedContact>> {
    const pack = current()
    if (pack?.lines.has(interactionId) && !pack.looks.has(interactionId)) {
      const next = { ...pack, looks: new Set(pack.looks).add(interactionId) }
      await own.keep(next)
      if (current()?.unlocked === pack.unlocked) opened = next
    }
    return readIn(current(), interactionId)
  }

  async function save(draft: Input<'pack:save'>): Promise<Result<ReviewedContact>> {
    const pack = current()
    if (pack === null) return failure('not-found')
    const next = reviewedIn(pack, draft, now(), context.newId())
    if (!next.ok) return next
    await own.keep(next.value)
    // Closed meanwhile, or another one opened: it is on disk all the same.
    if (current()?.unlocked === pack.unlocked) show(next.value)
    return readIn(current(), draft.interactionId)
  }

  async function open(passphrase: string, from: WindowId): Promise<Result<OpenPack>> {
    const path = shelf.receivedFrom(from)
    if (path === null) return failure('not-found')
    try {
      const unlocked = await unlockSealed(path, 'pack', passphrase, now(), pieces)
      const pack = await readPack(path, unlocked, pieces)
      show({ ...pack, unlocked, ...(await own.kept(pack, unlocked)) })
      await shelf.forget(from)
      const open = shown()
      return open ? success(open) : failure('pack-expired')
    } catch (error) {
      if (error instanceof PackRefused) return failure(error.code)
      throw error
    }
  }

  const handlers: PackHandlers = {
    async 'pack:send'({ piece, isFirst }, from) {
      const taken = await shelf.receive(from, Buffer.from(piece, 'base64'), isFirst)
      return taken ? success(null) : failure('pack-too-large')
    },
    async 'pack:fetch'({ id, offset }) {
      const found = await shelf.fetch(id, offset)
      if (found === null) return failure('not-found')
      return success({ piece: found.piece.toString('base64'), next: found.next })
    },
    'pack:open': ({ passphrase }, from) => inTurn(() => open(passphrase, from)),
    'pack:rows'({ offset }) {
      const pack = current()
      return pack ? success(pack.rows.slice(offset, offset + packPageSize)) : failure('not-found')
    },
    'pack:contact'({ id }) {
      const pack = current()
      const contact = pack && contactIn(pack, id)
      return contact ? success(contact) : failure('not-found')
    },
    'pack:read': ({ interactionId, look: isLook = false }) =>
      isLook ? inTurn(() => look(interactionId)) : readIn(current(), interactionId),
    'pack:save': (draft) => inTurn(() => save(draft)),
    ...createPackBook(context, current),
    'pack:reply': () =>
      inTurn(async () => {
        const pack = current()
        return pack === null || pack.reviews.size === 0
          ? failure('not-found')
          : success(await own.reply(pack))
      }),
    'pack:close': () => {
      shelf.books.clear()
      show(null)
      return success(null)
    },
  }

  return { handlers, open: shown, close: () => show(null) }
}
