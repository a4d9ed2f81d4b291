import {
  OpenPack,
  PackedContact,
  PackManifest,
  RepliedReview,
  ReplyManifest,
} from '../contract/review-pack.ts'
import type { Pieces } from './cipher.ts'
import { PackRefused } from './refusal.ts'
import { readSealed, type Unlocked } from './sealed-file.ts'

export type PackRead = {
  readonly manifest: PackManifest
  /** Each as its line: parsed when it is looked at, half as large as what it says. */
  readonly lines: ReadonlyMap<string, string>
  readonly rows: readonly PackedContact['row'][]
}

export type ReplyRead = { readonly manifest: ReplyManifest; readonly reviews: readonly RepliedReview[] }

/** @throws {PackRefused} unless all of it is as it was written. */
export async function readPack(path: string, unlocked: Unlocked, pieces: Pieces): Promise<PackRead> {
  let manifest: PackManifest | null = null
  const lines = new Map<string, string>()
  const rows: PackedContact['row'][] = []
  await readSealed(
    path,
    unlocked,
    (line) => {
      const said: unknown = parsed(line)
      if (manifest === null) manifest = PackManifest.parse(said)
      else {
        const { row } = PackedContact.parse(said)
        rows.push(row)
        lines.set(row.id, line)
      }
    },
    pieces,
  )
  return { manifest: whole<PackManifest>(manifest), lines, rows }
}

/** @throws {PackRefused} as above. */
export async function readReply(path: string, unlocked: Unlocked, pieces: Pieces): Promise<ReplyRead> {
  let manifest: ReplyManifest | null = null
  const reviews: RepliedReview[] = []
  await readSealed(
    path,
    unlocked,
    (line) => {
      const said: unknown = parsed(line)
      if (manifest === null) manifest = ReplyManifest.parse(said)
      else reviews.push(RepliedReview.parse(said))
    },
    pieces,
  )
  return { manifest: whole<ReplyManifest>(manifest), reviews }
}

function parsed(line: string): unknown {
  return JSON.parse(line)
}

function whole<T>(manifest: T | null): T {
  if (manifest === null) throw new PackRefused('pack-changed')
  return manifest
}

/** What windows are shown of a pack. */
export function openPack(manifest: PackManifest, reviewed: OpenPack['reviewed']): OpenPack {
  return OpenPack.parse({ ...manifest, reviewed })
}
