import { Subscriber, type UserAgent } from 'sip.js/lib/api/index.js'
import { dialTarget } from './dial-target.ts'

export type SlotWatch = {
  /** Asks about these from now on, and no longer about others. */
  watch(slots: readonly string[]): void
  /** The PBX has forgotten who asked, or tells it to a connection that is gone. */
  askAgain(): void
  close(): void
}

export type SlotWatchParts = {
  readonly userAgent: UserAgent
  readonly domain: string
  lineIsUp(): boolean
  tell(slot: string, taken: boolean): void
}

const subscribedSeconds = 600
const longestNotice = 20_000

/**
 * Which parking slots are taken, by the dialog event package (RFC 4235), which PBXes offer for the lamps on telephones.
 * Where one offers none, nothing is told.
 */
export function createSlotWatch({ userAgent, domain, lineIsUp, tell }: SlotWatchParts): SlotWatch {
  let watched: readonly string[] = []
  let subscribers: readonly Subscriber[] = []

  function drop(): void {
    for (const subscriber of subscribers) {
      subscriber.delegate = { onNotify: (notification) => void notification.accept().catch(() => undefined) }
      void subscriber.dispose().catch(() => undefined)
    }
    subscribers = []
  }

  function subscribeTo(slot: string): Subscriber | null {
    const target = dialTarget(slot, domain)
    if (target === null) return null
    const subscriber = new Subscriber(userAgent, target, 'dialog', {
      expires: subscribedSeconds,
      extraHeaders: ['Accept: application/dialog-info+xml'],
    })
    subscriber.delegate = {
      onNotify(notification) {
        void notification.accept().catch(() => undefined)
        const taken = isTaken(notification.request.body)
        if (taken !== null) tell(slot, taken)
      },
    }
    subscriber.subscribe().catch(() => undefined)
    return subscriber
  }

  function askAgain(): void {
    drop()
    if (lineIsUp()) subscribers = watched.flatMap((slot) => subscribeTo(slot) ?? [])
  }

  return {
    watch(slots) {
      if (slots.join() === watched.join()) return
      watched = slots
      askAgain()
    },
    askAgain,
    close() {
      watched = []
      drop()
    },
  }
}

/** Whether any dialog is there (RFC 4235, section 4.1.1); null for what is no such document. */
function isTaken(body: string): boolean | null {
  const text = body.slice(0, longestNotice)
  if (!/<(?:\w+:)?dialog-info\b/.test(text)) return null
  const states = [...text.matchAll(/<(?:\w+:)?state\b[^>]*>\s*([a-z]+)\s*</gi)]
  return states.some(([, state]) => state?.toLowerCase() !== 'terminated')
}
