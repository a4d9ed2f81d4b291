import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { onTestFinished } from 'vitest'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Call } from '../../src-main/contract/calls.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import { type CallId, CustomerId, WindowId } from '../../src-main/contract/ids.ts'
import type { CallRecording, RecordingRules } from '../../src-main/contract/recordings.ts'
import { createRecordingDesk } from '../../src-main/recording/recording-desk.ts'
import { createRecordingHandlers } from '../../src-main/recording/recording-handlers.ts'
import { createRecordingRepository } from '../../src-main/recording/recording-repository.ts'
import { createRetention } from '../../src-main/recording/retention.ts'
import { openVault } from '../../src-main/recording/vault.ts'
import { openTestStore } from './open-test-store.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { callOf } from './window/fixtures.ts'

export const recordingRules: RecordingRules = {
  enabled: true,
  purpose: 'prova degli ordini',
  legalBasis: 'consent',
  announcement: { it: 'Questa telefonata viene registrata.', en: 'This call is being recorded.' },
  retentionDays: 30,
  listeners: ['lead'],
}

export const window = WindowId.parse(uuidv7())
export const maria = CustomerId.parse(uuidv7())
export const luca = Agent.parse({ id: uuidv7(), name: 'Luca Bassi', initials: 'LB', role: 'lead' })
export const giulia = Agent.parse({ id: uuidv7(), name: 'Giulia Ricci', initials: 'GR', role: 'operator' })
export const day = 24 * 60 * 60_000

/** Maria talks to Luca, unless told otherwise. */
export function aCall(more: Partial<Call> = {}): Call {
  return callOf({
    state: 'talking',
    customerId: maria,
    line: 'Assistenza',
    agentId: luca.id,
    audio: 'connected',
    receivedAt: 1,
    answeredAt: 2,
    ...more,
  })
}

/** The recording of calls over a real store and real files; only the telephone and the window are stand-ins. */
export async function openRecordingDesk(folder = temporaryFolder(), seat?: string) {
  const store = await openTestStore({ folder, ...(seat && { seat }) })
  const sounds = join(folder, 'recordings')
  const vault = openVault(sounds, store.key)
  const recordings = createRecordingRepository(store.db, vault.has)
  const calls = new Map<CallId, Call>()
  const told: CallRecording[] = []
  const reports: unknown[] = []
  let rules = recordingRules
  let agent: Agent | null = luca
  let holder: WindowId | null = window
  let now = Date.UTC(2026, 10, 23, 9)
  const later: Promise<unknown>[] = []
  const write = { record: store.record, now: () => now, agent: () => agent, newId: uuidv7 }
  const report = (_what: string, error: unknown) => void reports.push(error)
  const record = (changes: readonly Change[]) => store.record(changes, { agentId: null })

  const desk = createRecordingDesk({
    ...write,
    vault,
    recordings,
    rules: () => rules,
    findCall: (id) => calls.get(id) ?? null,
    recordLater: (changes) => void later.push(record(changes).catch((error: unknown) => reports.push(error))),
    hasWindow: () => holder !== null,
    place: 'BANCO-2',
    tell: (recording) => void told.push(recording),
    report,
  })
  const retention = createRetention({
    ...write,
    vault,
    recordings,
    seat: store.seat,
    rules: () => rules,
    isRunning: desk.isRunning,
    record,
    report,
  })
  const handlers = createRecordingHandlers({
    ...write,
    desk,
    vault,
    recordings,
    rules: () => rules,
    cardsOf: (id) => [id],
    mediaWindow: () => holder,
    sweep: retention.sweep,
  })
  onTestFinished(() => desk.close())

  return {
    store,
    sounds,
    vault,
    recordings,
    desk,
    retention,
    handlers,
    reports,
    /** As the window knows it. */
    state: () => told.at(-1),
    now: () => now,
    pass: (ms: number) => {
      now += ms
    },
    setRules: (change: Partial<RecordingRules>) => {
      rules = { ...rules, ...change }
    },
    sits: (who: Agent | null) => {
      agent = who
    },
    window(next: WindowId | null): void {
      holder = next
      desk.windowMoved()
    },
    /** A step of a call, as the desk of calls tells it. */
    step(call: Call): Call {
      calls.set(call.id, call)
      desk.callChanged(call)
      return call
    },
    /** What is recorded later is on disk. */
    settled: () => Promise.all(later),
    /** The window sends what it heard of the part that is recorded now; answers with what came of it. */
    async says(words: string, piece: number, more: { last?: boolean; upToMs?: number; part?: number } = {}) {
      const { recordingId, part } = told.at(-1) ?? {}
      if (!recordingId) throw new Error('nothing is recorded')
      return handlers['recording:sound'](
        {
          recordingId,
          part: more.part ?? part ?? 1,
          piece,
          upToMs: more.upToMs ?? (piece + 1) * 1_000,
          last: more.last ?? false,
          sound: Buffer.from(words).toString('base64'),
        },
        window,
      )
    },
  }
}

export type RecordingDeskStory = Awaited<ReturnType<typeof openRecordingDesk>>
