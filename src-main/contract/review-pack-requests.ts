import { z } from 'zod'
import { Language } from './customers.ts'
import { Passphrase } from './profile.ts'
import { ReviewQuestion, ReviewRow } from './review.ts'
import { mostBooked, OpenPack, PackedContact, PackOrder, ReplyTally } from './review-pack.ts'
import { scoringRequests } from './scoring-requests.ts'

/** A file that waits to be fetched. */
export const WaitingFile = z.object({ id: z.uuidv7(), bytes: z.int().min(0) })
export type WaitingFile = z.infer<typeof WaitingFile>

const nothing = z.null()

/** Characters of a book as a window draws it. */
export const mostDrawn = 48 * 1024 * 1024

/** Rows of a pack that are answered at once. */
export const packPageSize = 500

/** A book of notes, where a house is open. */
const bookRequests = {
  /**
   * Some of the contacts a filter finds, with all that was written about them, to be read as a book; from `offset` on,
   * `next` is where they go on. `pack-too-many`, `pack-empty`: as for a pack, at most `mostBooked`.
   */
  'review-pack:pages': {
    input: ReviewQuestion.extend({ offset: z.int().min(0).max(mostBooked) }),
    output: z.object({
      contacts: z.array(PackedContact).readonly(),
      next: z.int().nullable(),
      /** There is something here that makes a PDF of it. */
      canPrint: z.boolean(),
    }),
  },
  /** The book as this window has drawn it (HTML), piece by piece, before `review-pack:print`. */
  'review-pack:send-drawn': {
    input: z.object({ piece: z.string().max(1_000_000), isFirst: z.boolean() }),
    output: nothing,
  },
  /** What was sent as PDF, to be fetched with `pack:fetch`; `invalid-input` where it is no book. */
  'review-pack:print': {
    input: z.object({ title: z.string().max(200), language: Language, style: z.string().max(20_000) }),
    output: WaitingFile,
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** Reading a pack: with any profile, or none, open. See `requests.ts`. */
export const packRequests = {
  /** A file from this window, piece by piece (base64), before `pack:open` or `review-pack:look`. */
  'pack:send': {
    input: z.object({ piece: z.base64().max(1_500_000), isFirst: z.boolean() }),
    output: nothing,
  },
  /** A file to this window, from `offset` on; after its last piece it is gone. */
  'pack:fetch': {
    input: z.object({ id: WaitingFile.shape.id, offset: z.int().min(0) }),
    output: z.object({ piece: z.base64(), next: z.int().nullable() }),
  },
  /** What was sent; another pack that is open is closed. Refused as `PackRefusal` says. */
  'pack:open': { input: z.object({ passphrase: Passphrase }), output: OpenPack },
  'pack:rows': { input: z.object({ offset: z.int().min(0) }), output: z.array(ReviewRow).readonly() },
  'pack:contact': { input: z.object({ id: ReviewRow.shape.id }), output: PackedContact },
  /** As `review:read` and `review:save`, of a contact in the pack. */
  'pack:read': scoringRequests['review:read'],
  'pack:save': scoringRequests['review:save'],
  /** As for a book in a house, of all that is in the pack, whatever the question is. */
  'pack:pages': bookRequests['review-pack:pages'],
  'pack:send-drawn': bookRequests['review-pack:send-drawn'],
  'pack:print': bookRequests['review-pack:print'],
  /** The reviews made so far, as a file to send back. */
  'pack:reply': { input: nothing, output: WaitingFile },
  'pack:close': { input: nothing, output: nothing },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** Making packs and taking replies in, where a house is open. */
export const reviewPackRequests = {
  /** `not-allowed`: no lead asks. */
  'review-pack:make': {
    input: PackOrder,
    output: WaitingFile.extend({ contacts: z.int().min(0) }),
  },
  /** What the reply that was sent would do. Nothing is changed. */
  'review-pack:look': { input: z.object({ passphrase: Passphrase }), output: ReplyTally },
  ...bookRequests,
  /** Takes in what was looked at. */
  'review-pack:merge': { input: ReplyTally.pick({ packId: true }), output: ReplyTally },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
