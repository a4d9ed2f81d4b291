import { uuidv7 } from 'uuidv7'
import { plainManner } from '../../src-main/contract/accounts.ts'
import { AccountId, CallId, MediaSessionId } from '../../src-main/contract/ids.ts'
import type { MediaReply } from '../../src-main/contract/media.ts'
import type { Account, Lines, MediaPort, SipCall, Softphone } from '../../src-main/contract/softphone.ts'
import { createSoftphone, type SoftphoneOptions } from '../../src-main/softphone/softphone.ts'
import type { Timing } from '../../src-main/softphone/timing.ts'
import { remoteSdp } from './sip-text.ts'

/** Deadlines at a tenth and less of the real ones. */
export const quick: Partial<Timing> = {
  connectMs: 500,
  registerMs: 250,
  optionsMs: 200,
  checkEveryMs: 60_000,
  pingEveryMs: 5_000,
  pongWithinMs: 200,
  firstRetryMs: 20,
  eagerCapMs: 80,
  patientCapMs: 300,
  unregisterMs: 200,
  mediaGraceMs: 120,
  replaceMs: 400,
  mediaEndMs: 200,
  reinviteMs: 400,
  glareOwnerMs: [60, 90],
  glareOtherMs: [0, 30],
}

export type MediaCommandWithoutId = Parameters<MediaPort['send']>[0]

/** A window that describes its media with fixed text. */
export type FakeWindow = MediaPort & {
  readonly commands: MediaCommandWithoutId[]
  isThere: boolean
  /** What the next commands of this kind are answered with, instead of success. */
  answers: Partial<
    Record<MediaCommandWithoutId['kind'], () => Promise<MediaReply['result']> | MediaReply['result']>
  >
}

export function openFakeWindow(localSdp = remoteSdp('local')): FakeWindow {
  const window: FakeWindow = {
    commands: [],
    isThere: true,
    answers: {},
    available: () => window.isThere,
    async send(command) {
      window.commands.push(command)
      if (!window.isThere) return { ok: false, code: 'closed' }
      const answer = window.answers[command.kind]
      if (answer !== undefined) return answer()
      return { ok: true, sdp: command.kind === 'local-description' ? localSdp : null }
    },
  }
  return window
}

export type AlicesPhone = {
  readonly softphone: Softphone
  readonly window: FakeWindow
  readonly events: SipCall[]
  readonly lines: Lines[]
  /** What the PBX has said about parking slots: «701 taken». */
  readonly slots: string[]
  readonly reports: string[]
  /** The latest call of which `fits` is true, now or within `timeoutMs`. */
  call(fits: (call: SipCall) => boolean, timeoutMs?: number): Promise<SipCall>
  line(fits: (line: Lines) => boolean, timeoutMs?: number): Promise<Lines>
}

export function installAlicesPhone(
  timing: Partial<Timing> = {},
  window = openFakeWindow(),
  more: Pick<SoftphoneOptions, 'screen'> = {},
): AlicesPhone {
  const events: SipCall[] = []
  const lines: Lines[] = []
  const slots: string[] = []
  const reports: string[] = []
  let watchers: (() => void)[] = []
  const look = () => {
    for (const watcher of watchers) watcher()
  }
  const softphone = createSoftphone({
    media: window,
    events: {
      call(call) {
        events.push(call)
        look()
      },
      slot: (slot, taken) => void slots.push(`${slot} ${taken ? 'taken' : 'free'}`),
      line(line) {
        lines.push(line)
        look()
      },
    },
    now: Date.now,
    newCallId: () => CallId.parse(uuidv7()),
    newMediaSessionId: () => MediaSessionId.parse(uuidv7()),
    userAgentName: 'Pronto test',
    report: (what) => reports.push(what),
    timing: { ...quick, ...timing },
    ...more,
  })

  const waitFor = <T>(what: string, find: () => T | undefined, timeoutMs: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(deadline)
        watchers = watchers.filter((watcher) => watcher !== check)
      }
      const check = () => {
        const found = find()
        if (found === undefined) return
        finish()
        resolve(found)
      }
      const deadline = setTimeout(() => {
        finish()
        const states = events.map((call) => `${call.state} ${call.end?.reason ?? ''}`).join(', ')
        const line = lines.map(({ state, trouble }) => `${state} ${trouble ?? ''}`).join(', ')
        reject(new Error(`no such ${what}; calls: ${states}; line: ${line}`))
      }, timeoutMs)
      watchers.push(check)
      check()
    })

  return {
    softphone,
    window,
    events,
    lines,
    slots,
    reports,
    call: (fits, timeoutMs = 15_000) =>
      waitFor('call', () => [...latest(events).values()].reverse().find(fits), timeoutMs),
    line: (fits, timeoutMs = 15_000) =>
      waitFor('line', () => (fits(softphone.line()) ? softphone.line() : undefined), timeoutMs),
  }
}

function latest(events: readonly SipCall[]): Map<string, SipCall> {
  return new Map(events.map((call) => [call.id, call]))
}

const alicesAccountId = AccountId.parse('01900000-0000-7000-8000-0000000a11ce')

export function alicesAccount(server: string, more: Partial<Account> = {}): Account {
  return {
    ...plainManner,
    id: alicesAccountId,
    server,
    username: 'alice',
    domain: 'pbx.example',
    authorizationUsername: '',
    displayName: 'Alice',
    trusted: true,
    password: 'wonderland',
    ...more,
  }
}
