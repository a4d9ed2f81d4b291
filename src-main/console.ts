import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { CreateConsole } from './console-api.ts'
import { answer } from './contract/answer.ts'
import { WindowId } from './contract/ids.ts'
import { type CallRules, mostBlocked, type Profile, SeatSettings } from './contract/profile.ts'
import { type Handlers, type RequestName, requests } from './contract/requests.ts'
import { type FailureCode, failure, success } from './contract/result.ts'
import type { Snapshot } from './contract/snapshot.ts'
import { targetOfLink, targetOfText } from './domain/dial-links.ts'
import { emptyHouse } from './domain/house-defaults.ts'
import { createEventHub } from './events/event-hub.ts'
import { createMediaDesk } from './media/media-desk.ts'
import { packPieces } from './pack-pieces.ts'
import { createProfileKeeper } from './profile-keeper.ts'
import { openSeatFile } from './profiles/seat-file.ts'
import { failureOf } from './profiles/trouble.ts'
import { createPackDesk } from './review-pack/pack-desk.ts'
import { pagePrinter } from './review-pack/page-printer.ts'
import { createPackShelf } from './review-pack/shelf.ts'
import type { Session } from './session/session.ts'

type ConsoleRequest = Extract<
  RequestName,
  'console:snapshot' | `profile:${string}` | `media:${string}` | `pack:${string}` | 'settings:change'
>

/** The composition root: one console for all windows, whichever host carries it. */
export const createConsole: CreateConsole = async (options) => {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const seat = openSeatFile(options.folder)
  const hub = createEventHub(uuidv7())
  const media = createMediaDesk({
    command: (window, command) => hub.emitTo(window, 'media:command', { command }),
    windowChanged(mediaWindow) {
      hub.emit('media:window-changed', { mediaWindow })
      if (mediaWindow !== null) keeper.session()?.mediaMoved()
      keeper.session()?.mediaWindowChanged()
      keeper.session()?.mediaChanged()
    },
    alarmsChanged(alarms) {
      hub.emit('media:alarms-changed', { alarms })
      keeper.session()?.mediaChanged()
    },
  })
  const packs = createPackShelf(join(options.folder, 'packs'))
  const disposers: (() => void)[] = []
  const packDesk = createPackDesk({
    shelf: packs,
    print: pagePrinter(options.host, disposers),
    pieces: packPieces,
    now: Date.now,
    newId: uuidv7,
    tell: (pack) => hub.emit('pack:changed', { pack }),
    report: options.report,
  })
  /** The machine's language is a guess until a window has said its own, now or at an earlier start. */
  const heard = {
    ...options,
    get systemLanguage() {
      return seat.read().windowLanguage ?? options.systemLanguage
    },
  }
  const keeper = createProfileKeeper({ options: heard, seat, hub, media, packs })

  function snapshotFor(windowId: WindowId): Snapshot {
    const session = keeper.session()
    const content = session?.snapshot() ?? closed(keeper.profile())
    return {
      ...content,
      position: hub.position(session?.revision() ?? 0),
      windowId,
      mediaWindow: media.window(),
      alarms: [...media.alarms()],
      profile: keeper.profile(),
      settings: seat.read().settings,
      pack: packDesk.open(),
    }
  }

  const own: Pick<Handlers, ConsoleRequest> = {
    async 'console:snapshot'(window, from) {
      const isNews = window && window.language !== heard.systemLanguage
      if (isNews) seat.change({ windowLanguage: window.language })
      const beginning = keeper.session()?.begin()
      // Once a beginning is on its way: a house that is not written yet would reach the window after the one that is.
      if (isNews) keeper.session()?.languageChanged()
      await beginning
      return success(snapshotFor(from))
    },
    ...keeper.handlers,
    ...packDesk.handlers,
    async 'settings:change'(change) {
      // Not at the start: it brings the table of all the world's phone numbers.
      const { withCallRules } = await import('./domain/call-rules.ts')
      const kept = seat.read().settings
      const calls = withCallRules(kept.calls, change.calls ?? {})
      if (calls.blocked.length > mostBlocked) return failure('invalid-input')
      const trouble = sendsOnAnew(calls, kept.calls)
        ? keeper.session()?.forwardTrouble(calls.forwardTo)
        : null
      if (trouble) return trouble
      const { settings } = seat.change({ settings: SeatSettings.parse({ ...kept, ...change, calls }) })
      hub.emit('settings:changed', { settings })
      keeper.session()?.languageChanged()
      return success(settings)
    },
    'media:take'(_, from) {
      media.take(from)
      return success(null)
    },
    'media:reply'(reply, from) {
      media.reply(from, reply)
      return success(null)
    },
    'media:notice'(notice, from) {
      if (media.window() === from) keeper.session()?.mediaNotice(notice)
      return success(null)
    },
    'media:stats'(stats, from) {
      if (media.window() === from) keeper.session()?.mediaStats(stats)
      return success(null)
    },
    'media:alarms'({ alarms }, from) {
      media.setAlarms(from, alarms)
      return success(null)
    },
  }

  function caught(name: string, error: unknown): FailureCode {
    options.report(name, error)
    return failureOf(error)
  }

  const handlers = (): Handlers => ({ ...(keeper.session()?.handlers ?? locked), ...own })

  await keeper.openLast()
  return {
    openWindow(send) {
      const windowId = WindowId.parse(uuidv7())
      const leave = hub.join(windowId, (event) => {
        if (!keeper.session()?.isBeginning()) send(event)
      })
      return {
        windowId,
        answer(name, input) {
          const reply = () => answer(handlers(), name, input, windowId, caught)
          // A window says its language with its first snapshot; whoever asks for something else has none to say.
          const beginning = name === 'console:snapshot' ? null : keeper.session()?.begin()
          return beginning ? beginning.then(reply, reply) : reply()
        },
        close() {
          leave()
          media.leave(windowId)
          void packs.leave(windowId)
        },
      }
    },
    awake(asleepSince = null) {
      keeper.session()?.awake(asleepSince)
      hub.emit('media:check', {})
    },
    askToDial(text, from) {
      const target = from === 'link' ? targetOfLink(text) : targetOfText(text)
      hub.emit('dial:asked', { target, from })
    },
    hasCalls: () => keeper.session()?.hasCalls() ?? false,
    reportFile: async (file) => (await keeper.session()?.reportFile(file)) ?? null,
    close() {
      for (const dispose of disposers) dispose()
      packDesk.close()
      packs.close()
      return keeper.close()
    },
  }
}

function sendsOnAnew(calls: CallRules, kept: CallRules): boolean {
  return calls.forwardTo !== kept.forwardTo || calls.forwardWhen !== kept.forwardWhen
}

// Every channel answers something while no profile is open; the names are the map's own, which `fromEntries` forgets.
const locked = Object.fromEntries(
  Object.keys(requests).map((name) => [name, () => failure('profile-locked')]),
) as unknown as Omit<Handlers, ConsoleRequest>

function closed(profile: Profile): ReturnType<Session['snapshot']> {
  return {
    agents: [],
    agentId: null,
    house: emptyHouse,
    line: {
      state: 'none',
      trouble: null,
      status: null,
      account: null,
      demo: profile.kind === 'demo',
      since: Date.now(),
      nextTryAt: null,
      accounts: [],
    },
    ledger: { revision: 0, entries: [], total: 0 },
    missed: { revision: 0, groups: [], total: 0 },
    calls: [],
    cards: [],
    recordings: [],
    drafts: [],
    imports: [],
    storageFull: false,
    parked: [],
  }
}
