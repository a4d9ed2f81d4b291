import type { LoggedCall } from '../contract/calls.ts'
import type { CallId } from '../contract/ids.ts'
import type { AccountView, Line } from '../contract/line.ts'
import type { MediaAlarm } from '../contract/media.ts'
import type { CallQuality, LadderEntry } from '../contract/quality.ts'
import type { Handlers } from '../contract/requests.ts'
import { success } from '../contract/result.ts'
import { problemReport } from './problem-report.ts'

type DiagnosticsHandlers = Pick<Handlers, 'call:quality' | 'line:ladder' | 'line:problem-report'>

export type DiagnosticsContext = {
  now(): number
  readonly line: () => Line
  readonly ladder: { read(): readonly LadderEntry[] }
  readonly quality: { of(callId: CallId): CallQuality | null }
  readonly log: { page(before: number): LoggedCall[]; quality(callId: CallId): CallQuality | null }
  readonly accounts: { list(): readonly AccountView[] }
  readonly alarms: () => readonly MediaAlarm[]
  /** Which programs these are; see `programVersions`. */
  readonly versions: Readonly<Record<string, string>>
}

// The latest ones: whoever reports a problem has just had it.
const callsReported = 20

export function createDiagnosticsHandlers(context: DiagnosticsContext): DiagnosticsHandlers {
  const qualityOf = (callId: CallId) => context.quality.of(callId) ?? context.log.quality(callId)
  return {
    'call:quality': ({ callId }) => success(qualityOf(callId)),
    'line:ladder': () => success([...context.ladder.read()]),
    'line:problem-report': ({ window }) =>
      success(
        problemReport({
          now: context.now(),
          versions: { ...context.versions, window },
          line: context.line(),
          accounts: context.accounts.list(),
          alarms: context.alarms(),
          calls: context.log
            .page(Number.MAX_SAFE_INTEGER)
            .slice(0, callsReported)
            .map((call) => ({ call, quality: qualityOf(call.id) })),
          ladder: context.ladder.read(),
        }),
      ),
  }
}
