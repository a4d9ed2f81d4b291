import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { InteractionId } from '../contract/ids.ts'
import type { ReplyManifest } from '../contract/review-pack.ts'
import type { Pieces } from './cipher.ts'
import type { OpenedPack } from './opened-pack.ts'
import { type PackRead, readReply } from './reading.ts'
import { type Unlocked, unlockSealed, writeSealed } from './sealed-file.ts'
import type { PackShelf } from './shelf.ts'

export type PackReviewsContext = {
  readonly shelf: PackShelf
  readonly pieces: Pieces
  /** UTC milliseconds. */
  now(): number
  newId(): string
  report(what: string, error: unknown): void
}

/** What a reader made of a pack, as a sealed reply: on this computer while it is open, and in the file that goes back. */
export function createPackReviews(context: PackReviewsContext) {
  const { shelf, pieces, now } = context

  type More = { readonly expiresAt: number; readonly looks?: readonly InteractionId[] }

  function write(
    file: string,
    { unlocked, manifest, seat, reviews }: OpenedPack,
    { expiresAt, ...more }: More,
  ) {
    const { packId, reader, pseudonyms } = manifest
    const first: ReplyManifest = { packId, seat, reader, pseudonyms, madeAt: now(), ...more }
    const lines = [first, ...reviews.values()].map((line) => JSON.stringify(line))
    const { master, header } = unlocked
    return writeSealed(file, { kind: 'reply', packId, expiresAt, master, salt: header.salt }, lines, pieces)
  }

  return {
    /** On disk, or not at all. */
    async keep(pack: OpenedPack): Promise<void> {
      const file = shelf.reviewsOf(pack.manifest.packId)
      const fresh = `${file}.${context.newId()}.new`
      try {
        await write(fresh, pack, { expiresAt: pack.manifest.expiresAt, looks: [...pack.looks] })
        await rename(fresh, file)
      } catch (error) {
        await rm(fresh, { force: true })
        throw error
      }
    },
    /** What was reviewed, and looked at, of this pack here before. */
    async kept(pack: PackRead, unlocked: Unlocked): Promise<Pick<OpenedPack, 'seat' | 'reviews' | 'looks'>> {
      const file = shelf.reviewsOf(pack.manifest.packId)
      const none = { seat: context.newId(), reviews: new Map(), looks: new Set<InteractionId>() }
      if (!existsSync(file)) return none
      try {
        const own = await unlockSealed(file, 'reply', unlocked, now(), pieces)
        const { manifest, reviews } = await readReply(file, own, pieces)
        return {
          seat: manifest.seat,
          reviews: new Map(reviews.map((one) => [one.review.interactionId, one])),
          looks: new Set(manifest.looks),
        }
      } catch (error) {
        context.report('reviews of a pack', error)
        // Nothing is written over what somebody may yet want to look into.
        await rename(file, `${file}.unread`)
        return none
      }
    },
    /** `expiresAt` 0: the house takes it in whenever it comes. */
    reply: (pack: OpenedPack) => shelf.give((path) => write(path, pack, { expiresAt: 0 })),
  }
}
