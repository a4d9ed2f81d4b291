import type { LoggedCall } from '../contract/calls.ts'
import type { AccountView, Line } from '../contract/line.ts'
import type { MediaAlarm } from '../contract/media.ts'
import type { CallQuality, LadderEntry } from '../contract/quality.ts'

export type ProblemFacts = {
  /** UTC milliseconds. */
  readonly now: number
  readonly versions: Readonly<Record<string, string>>
  readonly line: Line
  readonly accounts: readonly AccountView[]
  readonly alarms: readonly MediaAlarm[]
  readonly calls: readonly { readonly call: LoggedCall; readonly quality: CallQuality | null }[]
  readonly ladder: readonly LadderEntry[]
}

/** Everything that somebody needs who looks for a fault, and nothing about any person: as JSON, to be read and sent. */
export function problemReport({
  now,
  versions,
  line,
  accounts,
  alarms,
  calls,
  ladder,
}: ProblemFacts): string {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  const report = {
    written: time(now),
    versions,
    line: {
      state: line.state,
      trouble: line.trouble,
      status: line.status,
      since: time(line.since),
      demo: line.demo,
    },
    accounts: accounts.map((account) => {
      const now = line.accounts.find(({ id }) => id === account.id)
      return {
        server: serverOf(account.server),
        hasDomain: account.domain !== '',
        hasAuthorizationUsername: account.authorizationUsername !== '',
        hasCertificateAuthority: account.certificateAuthority !== undefined,
        trusted: account.trusted,
        isOn: account.isOn,
        numbers: account.numbers.length,
        state: now?.state ?? null,
        trouble: now?.trouble ?? null,
        status: now?.status ?? null,
      }
    }),
    alarms,
    calls: calls.map(({ call, quality }) => ({
      direction: call.direction,
      received: time(call.receivedAt),
      answered: time(call.answeredAt),
      ended: time(call.endedAt),
      heldMs: call.heldMs,
      end: call.end,
      pop: call.pop,
      quality,
    })),
    ladder: ladder.map(({ id: _id, at, firstLine: _first, ...entry }) => ({ at: time(at), ...entry })),
  }
  return JSON.stringify(report, null, 2)
}

/** Without a name, a password or a question in it. */
function serverOf(server: string): string {
  const { protocol, host, pathname } = new URL(server)
  return `${protocol}//${host}${pathname}`
}
