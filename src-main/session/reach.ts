import { uuidv7 } from 'uuidv7'
import type { Agent } from '../contract/agents.ts'
import type { Call } from '../contract/calls.ts'
import type { Language } from '../contract/customers.ts'
import type { HostPort } from '../contract/host.ts'
import { type CallId, OutageId } from '../contract/ids.ts'
import type { Store } from '../database/store.ts'
import { formatPhoneNumber } from '../domain/phone-numbers.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { MediaDesk } from '../media/media-desk.ts'
import { causesNow, deafNames } from '../reach/causes.ts'
import { createOutageLog } from '../reach/outage-log.ts'
import { createReachDesk } from '../reach/reach-desk.ts'
import { createReachHandlers } from '../reach/reach-handlers.ts'
import { type Texts, textsFor } from '../texts/index.ts'
import type { Phone } from './phone.ts'

export type ReachParts = {
  readonly store: Pick<Store, 'db'>
  /** Whose times are in the log. */
  readonly seat: string
  readonly phone: Phone
  readonly hub: EventHub
  readonly host: HostPort
  readonly media: MediaDesk
  agent(): Agent | null
  language(): Language
}

export type Reach = ReturnType<typeof createReach>

/** Whether this console can be reached, and whether somebody waits in it unseen, put together for one profile. */
export function createReach({ store, seat, phone, hub, host, media, agent, language }: ReachParts) {
  const texts = () => textsFor(language())
  const outages = createOutageLog(store.db, seat)
  const now = () => ({ line: phone.line(), hasWindow: media.window() !== null, alarms: media.alarms() })
  const desk = createReachDesk({
    causes: () => causesNow(now()),
    accounts: () => deafNames(now()),
    leftOpen: outages.open,
    recordLater: phone.recordLater,
    agentId: () => agent()?.id ?? null,
    now: Date.now,
    newId: () => OutageId.parse(uuidv7()),
    tell: (outage) => hub.emit('outage:logged', { outage }),
    warn(cause, accounts) {
      const { reach } = texts()
      const because = reach.causes[cause]
      const body = reach.openWindow(because.charAt(0).toUpperCase() + because.slice(1))
      const title = accounts.length > 0 ? reach.deafOn(accounts.join(', ')) : reach.cannotBeReached
      host.remind({ title, body }, () => undefined)
    },
  })

  function remindOfHold(callId: CallId): boolean {
    const call = phone.desk.find(callId)
    if (call === null || call.heldSince === null) return false
    const { reach, time } = texts()
    const waited = time.duration(Math.max(0, Date.now() - call.heldSince) / 1000)
    const title = reach.heldTitle(nameOf(call, texts()), waited)
    host.remind({ title, body: reach.heldBody }, () => hub.emit('call:focus', { callId }))
    return true
  }

  function checkNow(): void {
    phone.softphone.retryNow()
    hub.emit('media:check', {})
  }

  return {
    ...desk,
    handlers: createReachHandlers({ outages, checkNow, remindOfHold }),
  }
}

function nameOf({ caller, displayName }: Call, { calls }: Texts): string {
  switch (caller.kind) {
    case 'known':
      return caller.customer.name
    case 'several':
      return calls.severalName(caller.customers.length)
    case 'withheld':
      return calls.withheld
    case 'unknown':
      return displayName || formatPhoneNumber(caller.number ?? caller.raw)
  }
}
