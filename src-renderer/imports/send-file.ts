import type { AnswersLayout } from '../../src-main/contract/answers.ts'
import type { Import, ImportLayout } from '../../src-main/contract/imports.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { SendRequest } from '../state/console-context.tsx'

/** Bytes the preview is made of. */
export const headBytes = 256 * 1024
/** Bytes sent at a time: a millisecond of the main process, which may have a call to announce meanwhile. */
export const pieceBytes = 256 * 1024

/** Native and off the main thread, unlike building the string by hand. */
export function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(part)
  })
}

/** Begins an import of customers with `file`, and sends it. */
export async function sendFile(
  request: SendRequest,
  file: File,
  layout: ImportLayout,
  onStarted: (started: Import) => void,
): Promise<Result<Import>> {
  const asked = { fileName: file.name.slice(-255), bytes: file.size, layout }
  return sendPieces(request, file, await request('import:start', asked, { quiet: true }), onStarted)
}

/** As `sendFile`, of the answers to a survey. */
export async function sendAnswers(
  request: SendRequest,
  file: File,
  layout: AnswersLayout,
  onStarted: (started: Import) => void,
): Promise<Result<Import>> {
  const asked = { fileName: file.name.slice(-255), bytes: file.size, layout }
  return sendPieces(request, file, await request('answers:start', asked, { quiet: true }), onStarted)
}

/**
 * Sends `file` piece by piece, each after the one before is stored, so that the window is never ahead of the disk.
 * Ends early when the import was cancelled on the other side; goes on when the screen that began it is closed.
 */
async function sendPieces(
  request: SendRequest,
  file: File,
  started: Result<Import>,
  onStarted: (started: Import) => void,
): Promise<Result<Import>> {
  if (!started.ok) return started
  const { id: importId } = started.value
  onStarted(started.value)
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const piece = await readPiece(file, offset)
    if (piece === null) {
      void request('import:cancel', { importId })
      return { ok: false, code: 'unreadable-file' }
    }
    const taken = await request('import:piece', { importId, piece }, { quiet: true })
    if (!taken.ok || taken.value.state !== 'running') return taken
  }
  return request('import:finish', { importId }, { quiet: true })
}

/** Null when the file cannot be read any more: moved, changed or its disk taken away. */
async function readPiece(file: File, offset: number): Promise<string | null> {
  try {
    return await base64Of(file.slice(offset, offset + pieceBytes))
  } catch {
    return null
  }
}
