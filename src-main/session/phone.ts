import { uuidv7 } from 'uuidv7'
import { createAccountLines } from '../accounts/account-lines.ts'
import { createAnnouncer } from '../calls/announce.ts'
import { type CallDeskPorts, createCallDesk } from '../calls/call-desk.ts'
import { createCallLogRepository } from '../calls/call-log.ts'
import { createCallRules } from '../calls/call-rules.ts'
import { identifyCaller } from '../calls/identify-caller.ts'
import { createLineFor } from '../calls/line-for.ts'
import { createOutbox } from '../calls/outbox.ts'
import { createOutgoingGuard, guardOutgoing } from '../calls/outgoing-guard.ts'
import { createMissedTeller } from '../calls/tell-missed.ts'
import type { CardRepository } from '../card-repository.ts'
import { createCaseRepository } from '../cases/case-repository.ts'
import type { ConsoleOptions } from '../console-api.ts'
import type { CallAccount, CallerLine } from '../contract/accounts.ts'
import type { Agent } from '../contract/agents.ts'
import type { Call, CallRecord } from '../contract/calls.ts'
import type { Change } from '../contract/changes.ts'
import type { Language } from '../contract/customers.ts'
import { type AccountId, CallId, type DeskId, MediaSessionId } from '../contract/ids.ts'
import type { AccountView, Line } from '../contract/line.ts'
import type { MediaNotice } from '../contract/media.ts'
import type { OutgoingRules } from '../contract/outgoing.ts'
import type { CallRules } from '../contract/profile.ts'
import type { MediaStats } from '../contract/quality.ts'
import type { Account, SipCall } from '../contract/softphone.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import type { Store } from '../database/store.ts'
import { createQualityDesk } from '../diagnostics/quality-desk.ts'
import { formatPhoneNumber, parsePhoneNumber } from '../domain/phone-numbers.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { MediaDesk } from '../media/media-desk.ts'
import { remoteIdentity } from '../softphone/identity.ts'
import type { PassBy, Verdict } from '../softphone/incoming.ts'
import { createLadder } from '../softphone/ladder.ts'
import { createSoftphone } from '../softphone/softphone.ts'
import { testAccount } from '../softphone/test-account.ts'
import { type Texts, textsFor } from '../texts/index.ts'
import { forwardTrouble } from './forwarding.ts'

const userAgentName = 'Pronto'

export type PhoneParts = {
  readonly options: ConsoleOptions
  readonly demo: boolean
  readonly store: Store
  readonly cards: CardRepository
  readonly hub: EventHub
  readonly media: MediaDesk
  /** Of this seat, also those that are off. */
  accounts(): readonly AccountView[]
  agent(): Agent | null
  language(): Language
  /** What the house may call. */
  outgoing(): OutgoingRules
  rules(): CallRules
  /** The line has another state: the demo rings by itself once it is up. */
  onLine(line: Line): void
  /** A parking slot has been taken, or is free again. */
  onSlot(slot: string, taken: boolean, accountId: AccountId): void
  /** Whom the PBX brings back out of its parking; null where it is nobody. */
  returned: CallDeskPorts['returned']
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
  accounts,
  agent,
  language,
  outgoing,
  rules,
  onLine,
  onSlot,
  returned,
  onLogged,
  followers,
}: PhoneParts) {
  const customers = createCustomerRepository(store.db)
  const cases = createCaseRepository(store.db, customers.cardsOf)
  const log = createCallLogRepository(store.db)
  const lines = createAccountLines({ accounts, demo, now: Date.now })

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

  const severalAccounts = () => line().accounts.length > 1
  const announcer = createAnnouncer({
    host: options.host,
    texts: () => announceTexts(textsFor(language())),
    lineOf: ({ account, line }) =>
      [severalAccounts() && account?.name !== line && account?.name, line].filter(Boolean).join(' · '),
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
    ...(returned ? { returned } : {}),
    // A wrap-up right after the call concludes a contact that may still be on its way to the disk.
    async record(changes) {
      await outbox.settled()
      await record(changes)
    },
    recordLater: outbox.add,
    quality: quality.of,
    agent,
    severalAccounts,
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

  const line = (): Line => lines.line(telephone.line())

  function tellLine(): void {
    const now = line()
    hub.emit('line:changed', { line: now })
    onLine(now)
  }

  const screenCaller = createCallRules(rules, (target) => forwardTrouble(target, outgoing()) === null)
  /** Before anybody hears of a call: blocked, nobody wants to be disturbed, or it goes to another number. */
  function screen({ remote, account }: SipCall, passBy: (to: string) => PassBy | null): Verdict {
    const isBusy = desk.calls().some(({ state }) => state !== 'ended' && state !== 'ringing')
    const verdict = screenCaller(remote, isBusy)
    const elsewhere = verdict.startsWith('forward') ? passBy(rules().forwardTo) : null
    if (verdict === 'blocked') return { kind: 'refuse', reason: 'blocked', status: 603 }
    if (verdict === 'forward' && elsewhere) return elsewhere
    if (verdict === 'forward-later' && elsewhere) return { kind: 'later', passBy: elsewhere }
    const isQuiet = rules().doNotDisturb || lines.viewOf(account?.id)?.doNotDisturb
    return isQuiet ? { kind: 'refuse', reason: 'do-not-disturb', status: 486 } : { kind: 'ring' }
  }

  const guard = createOutgoingGuard(outgoing, Date.now)
  const telephone = createSoftphone({
    screen,
    media,
    events: {
      call: desk.onSipCall,
      slot: onSlot,
      line: tellLine,
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
  const { lineFor, lineOf } = createLineFor({
    accounts: () => line().accounts,
    customerOf(target) {
      const found = customers.findByNumber(parsePhoneNumber(target)).customers
      return found.length === 1 ? (found[0]?.id ?? null) : null
    },
    callsOf: (customerId) => log.ofCustomer(customers.cardsOf(customerId)),
    lastCalls: () => log.page(Number.MAX_SAFE_INTEGER),
  })
  const softphone = guardOutgoing(
    { ...telephone, dial: (target, from) => telephone.dial(target, from ?? lineFor(target) ?? undefined) },
    guard,
  )

  return {
    softphone,
    guard,
    desk,
    log,
    /** Takes what signalling cannot wait for, and tries until it is on disk. */
    recordLater: outbox.add,
    test: (account: Parameters<typeof testAccount>[0]) =>
      testAccount(account, { userAgentName, report: options.report, ladder }),
    line,
    lineFor,
    /** The line that this call came or went by, where it can be called on now. */
    lineOfCall(callId: CallId): CallerLine | null {
      const record = log.find(callId)
      return record && lineOf(record)
    },
    /** Where cases go that are opened in a call of this account; null: wherever they are opened. */
    deskOf: (account: CallAccount | undefined): DeskId | null => lines.viewOf(account?.id)?.deskId ?? null,
    /** Gives the telephone these accounts, and says which of their passwords cannot be opened here. */
    async takeAccounts(readable: readonly Account[], unreadable: readonly AccountId[]): Promise<void> {
      lines.setUnreadable(unreadable)
      await telephone.use(readable)
      tellLine()
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
