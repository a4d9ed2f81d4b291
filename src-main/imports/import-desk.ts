import type { AnswersLayout } from '../contract/answers.ts'
import type { FormOfAddress, Language } from '../contract/customers.ts'
import { type ImportId, ImportId as ImportIdSchema } from '../contract/ids.ts'
import type { Import, ImportKind, ImportLayout, ImportLikeness, ImportRefusal } from '../contract/imports.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import type { RunningJob } from '../database/bulk.ts'
import type { CodeCounter } from '../database/code-counter.ts'
import type { Author } from '../database/door.ts'
import type { Store } from '../database/store.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import type { AnswersStart } from './answer-job.ts'
import { previewAnswers } from './answer-preview.ts'
import type { ImportProgress, ImportStart } from './import-job.ts'
import type { ImportRepository } from './import-repository.ts'
import { mostCustomers, packPiece } from './piece.ts'
import { previewFile } from './preview.ts'
import { type ReportWords, reportText } from './report.ts'
import { guessEncoding } from './text-encoding.ts'
import type { UndoProgress, UndoStart } from './undo-job.ts'

export type ImportJobs = {
  readonly import: { start: ImportStart; progress: ImportProgress }
  readonly answers: { start: AnswersStart; progress: ImportProgress }
  readonly undo: { start: UndoStart; progress: UndoProgress }
}

export type ImportContext = WriteContext & {
  readonly imports: ImportRepository
  readonly codes: CodeCounter
  readonly bulk: Store<Record<never, never>, ImportJobs>['bulk']
  /** This seat's id, as its changes carry it. */
  readonly seat: string
  /** How the house addresses whom it knows no better. */
  formOfAddress(): FormOfAddress
  /** IANA name of the house's wall clock. */
  zone(): string
  /** The rows an import did not take, oldest line first. */
  refusals(importId: ImportId): Promise<readonly ImportRefusal[]>
  /** The rows it took although a card looks like them, oldest line first. */
  likenesses(importId: ImportId): Promise<readonly ImportLikeness[]>
  words(language: Language): ReportWords
  tell(changed: Import): void
  /** Cards went out of sight without a change of their own: whoever shows one looks again. */
  cardsGone(): void
}

type ImportHandlers = Pick<
  Handlers,
  | 'import:preview'
  | 'import:start'
  | 'answers:preview'
  | 'answers:start'
  | 'import:piece'
  | 'import:finish'
  | 'import:cancel'
  | 'import:report'
  | 'import:undo'
>

type Running = {
  told: Import
  readonly job: RunningJob<ImportProgress>
  progress: ImportProgress
  begun: boolean
}

/** How often windows hear of an import's progress. */
const tellEveryMs = 200

export type ImportDesk = ReturnType<typeof createImportDesk>

/** Runs imports: keeps the pieces coming, tells the windows, and knows what the last run left behind. */
export function createImportDesk(context: ImportContext) {
  const { imports, codes, bulk, record, now, newId, tell } = context
  const running = new Map<ImportId, Running>()
  const lastTold = new Map<ImportId, number>()

  function moved(importId: ImportId, progress: ImportProgress): void {
    const entry = running.get(importId)
    if (entry === undefined) return
    entry.progress = progress
    const { bytesRead, taken, refused } = progress
    entry.told = { ...entry.told, bytesRead, taken, refused }
    if (now() - (lastTold.get(importId) ?? 0) < tellEveryMs) return
    lastTold.set(importId, now())
    tell(entry.told)
  }

  /** As the database now has it, told to every window. */
  function over(importId: ImportId): Result<Import> {
    running.delete(importId)
    lastTold.delete(importId)
    const ended = imports.find(importId)
    if (ended === null) return failure('not-found')
    tell(ended)
    return success(ended)
  }

  async function interrupt(importId: ImportId): Promise<void> {
    running.delete(importId)
    // Asked just after its end: it is over, and not broken off.
    if (imports.find(importId)?.state !== 'running') return
    const counted = imports.count(importId)
    const ended = { kind: 'import:ended', importId, state: 'interrupted', ...counted } as const
    await record([ended], { agentId: null, importId })
    over(importId)
  }

  function isOver(importId: ImportId): boolean {
    const state = imports.find(importId)?.state
    return state === 'done' || state === 'cancelled'
  }

  /** What a running import is asked; when its job died, the import is interrupted. */
  async function ask<T>(importId: ImportId, question: (entry: Running) => Promise<T>): Promise<T | null> {
    const entry = running.get(importId)
    if (entry === undefined) return null
    try {
      return await question(entry)
    } catch (error) {
      await interrupt(importId).catch(() => running.delete(importId))
      if (isOver(importId)) return null
      throw error
    }
  }

  /** For an import that is over, or was never there: what the database says. */
  function known(importId: ImportId): Result<Import> {
    const found = imports.find(importId)
    return found === null ? failure('not-found') : success(found)
  }

  type File = { readonly fileName: string; readonly bytes: number }

  async function begin(
    what: ImportKind,
    { fileName, bytes: bytesTotal }: File,
    startJob: (importId: ImportId, by: Author) => Promise<RunningJob<ImportProgress>>,
  ): Promise<Result<Import>> {
    const importId = ImportIdSchema.parse(newId())
    const by = { ...authorOf(context), importId }
    await record([{ kind: 'import:started', importId, fileName, bytesTotal, what }], by)
    const job = await startJob(importId, by)
    const told = imports.find(importId)
    if (told === null) return failure('internal')
    const progress = { bytesRead: 0, taken: 0, refused: 0, codesLeft: 0 }
    running.set(importId, { told, job, progress, begun: false })
    tell(told)
    return success(told)
  }

  const beginCustomers = (layout: ImportLayout) => (importId: ImportId, by: Author) => {
    const agent = context.agent()
    const { seatCode } = codes.reserve(0)
    const start: ImportStart = {
      importId,
      layout,
      seatCode,
      agent: agent && { id: agent.id, initials: agent.initials },
      formOfAddress: context.formOfAddress(),
      at: now(),
    }
    return bulk.start('import', start, by, (progress) => moved(importId, progress))
  }

  const beginAnswers = (layout: AnswersLayout) => (importId: ImportId, by: Author) => {
    const start: AnswersStart = { importId, layout, zone: context.zone(), at: now() }
    return bulk.start('answers', start, by, (progress) => moved(importId, progress))
  }

  async function cancel(importId: ImportId): Promise<Result<Import>> {
    const done = await ask(importId, ({ job }) => job.cancel())
    return done === null ? known(importId) : over(importId)
  }

  async function undo(importId: ImportId, recordIt: boolean): Promise<void> {
    const start: UndoStart = { importId, record: recordIt, at: now() }
    const job = await bulk.start('undo', start, { ...authorOf(context), importId }, () => {})
    await job.finish()
    context.cardsGone()
  }

  const handlers: ImportHandlers = {
    'import:preview'({ head, layout }) {
      const preview = previewFile(Buffer.from(head, 'base64'), layout)
      return preview === null ? failure('unreadable-file') : success(preview)
    },
    'import:start': ({ layout, ...file }) => begin('customers', file, beginCustomers(layout)),
    'answers:preview'({ head, layout }) {
      const preview = previewAnswers(Buffer.from(head, 'base64'), layout, context.zone())
      return preview === null ? failure('unreadable-file') : success(preview)
    },
    'answers:start': ({ layout, ...file }) => begin('satisfaction', file, beginAnswers(layout)),
    async 'import:piece'({ importId, piece }) {
      const packed = packPiece(piece)
      const answer = await ask(importId, async (entry) => {
        if (!entry.begun && guessEncoding(packed.data) === null) return 'no-text' as const
        entry.begun = true
        if (entry.told.what === 'satisfaction') {
          moved(importId, await entry.job.piece(packed.data))
          return entry.told
        }
        const missing = Math.max(0, mostCustomers(packed.data) - entry.progress.codesLeft)
        packed.setCodes({ first: codes.reserve(missing).first, count: missing })
        moved(importId, await entry.job.piece(packed.bytes))
        return entry.told
      })
      if (answer === 'no-text') {
        await cancel(importId)
        return failure('unreadable-file')
      }
      return answer === null ? known(importId) : success(answer)
    },
    async 'import:finish'({ importId }) {
      const done = await ask(importId, ({ job }) => job.finish())
      return done === null ? known(importId) : over(importId)
    },
    'import:cancel': ({ importId }) => cancel(importId),
    async 'import:report'({ importId, language }) {
      if (imports.find(importId) === null) return failure('not-found')
      const [refusals, likenesses] = await Promise.all([
        context.refusals(importId),
        context.likenesses(importId),
      ])
      return success(reportText({ refusals, likenesses }, context.words(language), language))
    },
    async 'import:undo'({ importId }) {
      const found = imports.find(importId)
      if (found === null) return failure('not-found')
      if (running.has(importId) || found.state === 'running') return failure('conflict')
      if (found.state !== 'undone') await undo(importId, true)
      return over(importId)
    },
  }

  return {
    handlers,
    /** Newest first; those that run as they stand now. */
    list: (): Import[] => imports.list().map((found) => running.get(found.id)?.told ?? found),
    /** What the last run left: an import that broke off is said to be interrupted, an undo is brought to its end. */
    async restore(): Promise<void> {
      for (const importId of imports.leftRunning(context.seat)) await interrupt(importId)
      for (const importId of imports.uncleared()) {
        await undo(importId, false)
        over(importId)
      }
    },
  }
}
