import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { type InteractionId, ReviewId, type WindowId } from '../contract/ids.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import { type OpenPack, PackedContact, type RepliedReview } from '../contract/review-pack.ts'
import { packPageSize } from '../contract/review-pack-requests.ts'
import type { ReviewedContact } from '../contract/scoring-requests.ts'
import { tick, ticksPerMillisecond } from '../domain/clock.ts'
import { answersSheet } from '../domain/score.ts'
import { sameSheet } from '../domain/score-sheets.ts'
import type { Pieces } from './cipher.ts'
import { nobody } from './packer.ts'
import { openPack, type PackRead, readPack, readReply } from './reading.ts'
import { PackRefused } from './refusal.ts'
import { type Unlocked, unlockSealed, writeSealed } from './sealed-file.ts'
import type { PackShelf } from './shelf.ts'

type PackHandlers = Pick<Handlers, Extract<keyof Handlers, `pack:${string}`>>

export type PackDeskContext = {
  readonly shelf: PackShelf
  readonly pieces: Pieces
  /** UTC milliseconds. */
  now(): number
  newId(): string
  tell(pack: OpenPack | null): void
  report(what: string, error: unknown): void
}

type Opened = PackRead & {
  readonly unlocked: Unlocked
  readonly seat: string
  readonly reviews: ReadonlyMap<InteractionId, RepliedReview>
}

/** Timers hold no more; then it is looked at again. */
const longestTimerMs = 2 ** 31 - 1

/**
 * A pack that is open for reading. What it holds is in memory only and goes when it is closed or over; the reviews are
 * on disk, sealed, before their saving is answered.
 */
export function createPackDesk(context: PackDeskContext) {
  const { shelf, now } = context
  let opened: Opened | null = null
  let over: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** One saving after the other. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = turn.then(run)
    turn = mine.catch(() => {})
    return mine
  }

  function show(next: Opened | null): void {
    opened = next
    clearTimeout(over)
    if (next !== null) watchExpiry(next.manifest.expiresAt)
    context.tell(shown())
  }

  function watchExpiry(expiresAt: number): void {
    over = setTimeout(
      () => (now() >= expiresAt ? show(null) : watchExpiry(expiresAt)),
      Math.min(longestTimerMs, Math.max(0, expiresAt - now())),
    ).unref()
  }

  function shown(): OpenPack | null {
    return opened && openPack(opened.manifest, [...opened.reviews.keys()])
  }

  /** What is open, unless its time is over: a laptop's sleep stops no clock. */
  function current(): Opened | null {
    if (opened !== null && opened.manifest.expiresAt <= now()) show(null)
    return opened
  }

  function contactOf(pack: Opened, id: string): PackedContact | null {
    const line = pack.lines.get(id)
    if (line === undefined) return null
    const contact = PackedContact.parse(JSON.parse(line))
    const mine = contact.interaction && pack.reviews.get(contact.interaction.id)
    if (!mine) return contact
    const others = contact.reviews.filter(({ review }) => review.reviewerId !== mine.review.reviewerId)
    return { ...contact, reviews: [...others, { review: mine.review, answer: null, acknowledgedAt: null }] }
  }

  function read(interactionId: InteractionId): Result<ReviewedContact> {
    const pack = current()
    const contact = pack && contactOf(pack, interactionId)
    if (!contact?.interaction) return failure('not-found')
    const { interaction, notes, card, mayReview, reviews } = contact
    const customer = { id: interaction.customerId, name: card.name }
    return success({ interaction, notes, customer, mayReview, reviews })
  }

  async function save(draft: Input<'pack:save'>): Promise<Result<ReviewedContact>> {
    const pack = current()
    const contact = read(draft.interactionId)
    if (pack === null || !contact.ok) return failure('not-found')
    const { interaction, mayReview, reviews } = contact.value
    if (!mayReview) return failure('not-allowed')
    const sheets = [...pack.manifest.scoreSheets, ...reviews.map(({ review }) => review.sheet)]
    if (!sheets.some((sheet) => sameSheet(sheet, draft.sheet))) return failure('conflict', 'sheet')
    if (!answersSheet(draft.sheet, draft.answers)) return failure('invalid-input', 'answers')
    const { reader, madeAt } = pack.manifest
    const last = [...pack.reviews.values()].reduce(
      (most, { seq, clock }) => ({ seq: Math.max(most.seq, seq), clock: Math.max(most.clock, clock) }),
      // Later than what the house had written when the pack left it.
      { seq: 0, clock: madeAt * ticksPerMillisecond },
    )
    const review = {
      ...draft,
      id: ReviewId.parse(context.newId()),
      customerId: interaction.customerId,
      reviewerId: reader.id,
      reviewerInitials: reader.initials,
      agentId: interaction.agentId ?? nobody,
      at: now(),
    }
    const made = { seq: last.seq + 1, clock: tick(last.clock, now()), review }
    const next = { ...pack, reviews: new Map(pack.reviews).set(interaction.id, made) }
    await keep(next)
    if (current()?.unlocked === pack.unlocked) show(next)
    return read(interaction.id)
  }

  /** On disk, or not at all. */
  async function keep(pack: Opened): Promise<void> {
    const file = shelf.reviewsOf(pack.manifest.packId)
    const fresh = `${file}.${context.newId()}.new`
    await write(fresh, pack, pack.manifest.expiresAt)
    await rename(fresh, file)
  }

  function write(file: string, { unlocked, manifest, seat, reviews }: Opened, expiresAt: number) {
    const { packId, reader, pseudonyms } = manifest
    const first = { packId, seat, reader, pseudonyms, madeAt: now() }
    const lines = [first, ...reviews.values()].map((line) => JSON.stringify(line))
    const { master, header } = unlocked
    return writeSealed(
      file,
      { kind: 'reply', packId, expiresAt, master, salt: header.salt },
      lines,
      context.pieces,
    )
  }

  /** What was reviewed of this pack here before. */
  async function kept(pack: PackRead, unlocked: Unlocked): Promise<Pick<Opened, 'seat' | 'reviews'>> {
    const file = shelf.reviewsOf(pack.manifest.packId)
    const none = { seat: context.newId(), reviews: new Map() }
    if (!existsSync(file)) return none
    try {
      const reply = await readReply(
        file,
        await unlockSealed(file, 'reply', unlocked, now(), context.pieces),
        context.pieces,
      )
      return {
        seat: reply.manifest.seat,
        reviews: new Map(reply.reviews.map((one) => [one.review.interactionId, one])),
      }
    } catch (error) {
      context.report('reviews of a pack', error)
      // Nothing is written over what somebody may yet want to look into.
      await rename(file, `${file}.unread`)
      return none
    }
  }

  async function open(passphrase: string, from: WindowId): Promise<Result<OpenPack>> {
    const path = shelf.receivedFrom(from)
    if (path === null) return failure('not-found')
    try {
      const unlocked = await unlockSealed(path, 'pack', passphrase, now(), context.pieces)
      const pack = await readPack(path, unlocked, context.pieces)
      show({ ...pack, unlocked, ...(await kept(pack, unlocked)) })
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
      const contact = pack && contactOf(pack, id)
      return contact ? success(contact) : failure('not-found')
    },
    'pack:read': ({ interactionId }) => read(interactionId),
    'pack:save': (draft) => inTurn(() => save(draft)),
    'pack:reply': () =>
      inTurn(async () => {
        const pack = current()
        if (pack === null || pack.reviews.size === 0) return failure('not-found')
        // The house takes it in whenever it comes.
        return success(await shelf.give((path) => write(path, pack, 0)))
      }),
    'pack:close': () => {
      show(null)
      return success(null)
    },
  }

  return { handlers, open: shown, close: () => show(null) }
}
