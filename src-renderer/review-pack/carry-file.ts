import type { Output } from '../../src-main/contract/requests.ts'
import type { FailureCode, Result } from '../../src-main/contract/result.ts'
import type { WaitingFile } from '../../src-main/contract/review-pack-requests.ts'
import { base64Of, pieceBytes } from '../imports/send-file.ts'
import type { SendRequest } from '../state/console-context.tsx'

/** Takes a chosen file over to the main process, piece by piece. Null: it is there. */
export async function sendPack(request: SendRequest, file: File): Promise<FailureCode | null> {
  for (let offset = 0; offset === 0 || offset < file.size; offset += pieceBytes) {
    const piece = await base64Of(file.slice(offset, offset + pieceBytes)).catch(() => null)
    if (piece === null) return 'unreadable-file'
    const sent = await request('pack:send', { piece, isFirst: offset === 0 }, { quiet: true })
    if (!sent.ok) return sent.code
  }
  return null
}

/** Offers a file of the main process as a download. Null: it was offered. */
export async function savePack(
  request: SendRequest,
  { id }: Pick<WaitingFile, 'id'>,
  fileName: string,
  type = 'application/octet-stream',
): Promise<FailureCode | null> {
  const pieces: Blob[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const fetched: Result<Output<'pack:fetch'>> = await request('pack:fetch', { id, offset }, { quiet: true })
    if (!fetched.ok) return fetched.code
    pieces.push(new Blob([Uint8Array.from(atob(fetched.value.piece), (byte) => byte.charCodeAt(0))]))
    offset = fetched.value.next
  }
  const url = URL.createObjectURL(new Blob(pieces, { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has its own hold on the data once it began.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return null
}

/** A day in this machine's zone, as a file's name and a date field have it. */
export function isoDay(at: number): string {
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
