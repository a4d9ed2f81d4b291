import { uuidv7 } from 'uuidv7'
import { createAnnouncer } from './calls/announce.ts'
import { createCallDesk } from './calls/call-desk.ts'
import { createCallLogRepository } from './calls/call-log.ts'
import { createCallRules } from './calls/call-rules.ts'
import { identifyCaller } from './calls/identify-caller.ts'
import { createOutbox } from './calls/outbox.ts'
import { createOutgoingGuard, guardOutgoing } from './calls/outgoing-guard.ts'
import { createMissedTeller } from './calls/tell-missed.ts'
import type { CardRepository } from './card-repository.ts'
import { createCaseRepository } from './cases/case-repository.ts'
import type { ConsoleOptions } from './console-api.ts'
import type { Agent } from './contract/agents.ts'
import type { Call, CallRecord } from './contract/calls.ts'
import type { Change } from './contract/changes.ts'
import type { Language } from './contract/customers.ts'
import { CallId, MediaSessionId } from './contract/ids.ts'
import type { Line } from './contract/line.ts'
import type { MediaNotice } from './contract/media.ts'
import type { OutgoingRules } from './contract/outgoing.ts'
import type { CallRules } from './contract/profile.ts'
import type { MediaStats } from './contract/quality.ts'
import type { SipCall } from './contract/softphone.ts'
import { createCustomerRepository } from './customers/customer-repository.ts'
import type { Store } from './database/store.ts'
import { createQualityDesk } from './diagnostics/quality-desk.ts'
import { formatPhoneNumber } from './domain/phone-numbers.ts'
import type { EventHub } from './events/event-hub.ts'
import type { MediaDesk } from './media/media-desk.ts'
import { forwardTrouble } from './session-forwarding.ts'
import { remoteIdentity } from './softphone/identity.ts'
import type { PassBy, Verdict } from './softphone/incoming.ts'
import { createLadder } from './softphone/ladder.ts'
import { createSoftphone } from './softphone/softphone.ts'
import { testAccount } from './softphone/test-account.ts'
import { type Texts, textsFor } from './texts/index.ts'

const userAgentName = 'Pronto'

export type PhoneParts = {
  readonly options: ConsoleOptions
  readonly demo: boolean
  readonly store: Store
  readonly cards: CardRepository
  readonly hub: EventHub
  readonly media: MediaDesk
  agent(): Agent | null
  language(): Language
  /** What the house may call. */
  outgoing(): OutgoingRules
  rules(): CallRules
  /** The line has another state: the demo rings by itself once it is up. */
  onLine(line: Line): void
  /** Each step of a call, as the log gets it. */
  onLogged(record: CallRecord): void
  /** Whoever follows calls beside the desk: told last, and cheap. */
  readonly followers: { callChanged(call: Call): void; callGone(callId: CallId): void }
}

export type Phone = ReturnType<typeof createPhone>

/** Puts the softphone, the call desk and the call log of one profile together. */
export function createPhone({
  options,
  demo,
  store,
  cards,
  hub,
  media,
  agent,
  language,
  outgoing,
  rules,
  onLine,
  onLogged,
  followers,
}: PhoneParts) {
  const customers = createCustomerRepository(store.db)
  const cases = createCaseRepository(store.db, customers.cardsOf)
  const log = createCallLogRepository(store.db)
  let unreadable: Line | null = null

  const by = () => ({ agentId: agent()?.id ?? null })
  async function record(changes: readonly Change[]): Promise<void> {
    await store.record(changes, by())
  }
  const outbox = createOutbox(record)
  const ladder = createLadder(Date.now)
  const quality = createQualityDesk({
    now: Date.now,
    tell: (callId, codec, point) => hub.emit('call:quality', { callId, codec, point }),
  })

  const announcer = createAnnouncer({
    host: options.host,
    texts: () => announceTexts(textsFor(language())),
    answer(callId) {
      hub.emit('call:focus', { callId })
      void softphone.answer(callId)
    },
  })

  const missedTeller = createMissedTeller({
    host: options.host,
    texts: () => textsFor(language()).calls,
    open({ customerId }) {
      if (customerId) hub.emit('customer:focus', { customerId })
    },
  })

  const desk = createCallDesk({
    identify: (remote) => identifyCaller(remote, customers.findByNumber),
    card: (customerId) => cards.card(customerId, Date.now()),
    findReference({ kind, code }) {
      const [found, another] =
        kind === 'customer'
          ? customers.findByCode(code).map(({ id }) => ({ customerId: id, caseId: null }))
          : cases.findByReference(code).map(({ id, customerId }) => ({
              customerId: customers.rootOf(customerId),
              caseId: id,
            }))
      return another === undefined ? (found ?? null) : null
    },
    // A wrap-up right after the call concludes a contact that may still be on its way to the disk.
    async record(changes) {
      await outbox.settled()
      await record(changes)
    },
    recordLater: outbox.add,
    quality: quality.of,
    agent,
    hasDraft: (callId) => store.drafts().some(({ key, text }) => key === callId && text.trim() !== ''),
    now: Date.now,
    mark: () => performance.now(),
    tell: {
      changed(call, newCards) {
        hub.emit('call:changed', { call, cards: newCards })
        announcer.changed(call)
        missedTeller.changed(call)
        followers.callChanged(call)
      },
      gone(callId) {
        hub.emit('call:gone', { callId })
        followers.callGone(callId)
      },
      logged(call) {
        const customerName = call.customerId ? (customers.summary(call.customerId)?.name ?? null) : null
        hub.emit('call:logged', { call: { ...call, customerName } })
        tellUndisturbed(call, customerName)
        onLogged(call)
      },
    },
    pauseBulk: store.pauseBulk,
  })

  /** Nothing rang: the only sign, apart from the list of missed calls. */
  function tellUndisturbed({ end, number, customerId }: CallRecord, name: string | null): void {
    if (end?.reason !== 'do-not-disturb') return
    const { calls } = textsFor(language())
    const who = name ?? (number === null ? calls.withheld : formatPhoneNumber(number))
    options.host.remind({ title: calls.undisturbed(who), body: calls.end['do-not-disturb'] }, () => {
      if (customerId) hub.emit('customer:focus', { customerId })
    })
  }

  function tellLine(line: Line): void {
    hub.emit('line:changed', { line })
    onLine(line)
  }

  const screenCaller = createCallRules(rules, (target) => forwardTrouble(target, outgoing()) === null)
  /** Before anybody hears of a call: blocked, nobody wants to be disturbed, or it goes to another number. */
  function screen({ remote }: SipCall, passBy: (to: string) => PassBy | null): Verdict {
    const isBusy = desk.calls().some(({ state }) => state !== 'ended' && state !== 'ringing')
    const verdict = screenCaller(remote, isBusy)
    const elsewhere = verdict.startsWith('forward') ? passBy(rules().forwardTo) : null
    if (verdict === 'blocked') return { kind: 'refuse', reason: 'blocked', status: 603 }
    if (verdict === 'forward' && elsewhere) return elsewhere
    if (verdict === 'forward-later' && elsewhere) return { kind: 'later', passBy: elsewhere }
    return rules().doNotDisturb ? { kind: 'refuse', reason: 'do-not-disturb', status: 486 } : { kind: 'ring' }
  }

  const guard = createOutgoingGuard(outgoing, Date.now)
  const telephone = createSoftphone({
    screen,
    media,
    events: {
      call: desk.onSipCall,
      line(line) {
        unreadable = null
        tellLine({ ...line, demo })
      },
    },
    now: Date.now,
    newCallId: () => CallId.parse(uuidv7()),
    newMediaSessionId: () => MediaSessionId.parse(uuidv7()),
    userAgentName,
    report: options.report,
    ladder,
    fence: {
      isFamiliar(headers) {
        const { kind } = identifyCaller(remoteIdentity(headers, true), customers.findByNumber)
        return kind === 'known' || kind === 'several'
      },
    },
  })
  const softphone = guardOutgoing(telephone, guard)

  return {
    softphone,
    guard,
    desk,
    log,
    /** Takes what signalling cannot wait for, and tries until it is on disk. */
    recordLater: outbox.add,
    test: (account: Parameters<typeof testAccount>[0]) =>
      testAccount(account, { userAgentName, report: options.report, ladder }),
    line: (): Line => unreadable ?? { ...softphone.line(), demo },
    /** The sealed password cannot be opened here: the line stays down until it is entered again. */
    passwordUnreadable(account: string): void {
      unreadable = {
        state: 'unreachable',
        trouble: 'password-unreadable',
        status: null,
        account,
        demo,
        since: Date.now(),
        nextTryAt: null,
      }
      tellLine(unreadable)
    },
    restore() {
      const records = log.open(store.drafts().map(({ key }) => key))
      for (const record of records) if (record.quality) quality.keep(record.id, record.quality)
      desk.restore(records)
    },
    ladder,
    quality,
    /** Why callers may not be sent on to this number; null: they may. */
    forwardTrouble: (target: string) => forwardTrouble(target, outgoing()),
    mediaStats: (stats: MediaStats) => quality.take(stats),
    mediaMoved: () => softphone.mediaMoved(),
    mediaNotice: (notice: MediaNotice) => softphone.mediaNotice(notice),
    async close(): Promise<void> {
      await softphone.close()
      desk.close()
      announcer.close()
      await outbox.close()
    },
  }
}

function announceTexts({ calls }: Texts) {
  return { title: calls.ringing, withheld: calls.withheld, answer: calls.answer }
}
