import type { IncomingRegisterRequest, URI } from 'sip.js/lib/core/index.js'
import { NameAddrHeader } from 'sip.js/lib/core/index.js'
import type { DigestGuard } from './digest.ts'
import { challengeOptions } from './digest.ts'
import type { Peer } from './peer.ts'

export type Binding = { readonly contact: URI; readonly peer: Peer; readonly expiresAt: number }

export type Registrar = {
  /** Answers one REGISTER (RFC 3261, section 10.3). */
  register(peer: Peer, request: IncomingRegisterRequest): void
  /** The contact registered last on a connection that is open. */
  current(): Binding | undefined
  forget(peer: Peer): void
}

const defaultSeconds = 600
const longestSeconds = 3_600

export function createRegistrar(
  username: string,
  guard: DigestGuard,
  now: () => number,
  onChange: (registered: boolean) => void,
): Registrar {
  const bindings = new Map<string, Binding>()

  function isLive({ expiresAt, peer }: Binding): boolean {
    return expiresAt > now() && peer.wire?.isOpen() === true
  }

  function bind(peer: Peer, contact: NameAddrHeader, seconds: number): void {
    const key = contact.uri.toString()
    // Deleted first: the map's order tells the newest.
    bindings.delete(key)
    if (seconds > 0) bindings.set(key, { contact: contact.uri, peer, expiresAt: now() + seconds * 1_000 })
  }

  function listed(): string[] {
    return [...bindings.values()].filter(isLive).map(({ contact, expiresAt }) => {
      const seconds = Math.round((expiresAt - now()) / 1_000)
      return `Contact: <${contact}>;expires=${seconds}`
    })
  }

  return {
    register(peer, request) {
      const { message } = request
      const verdict = guard.check(message.getHeader('authorization'), 'REGISTER')
      if (verdict !== 'accepted') return void request.reject(challengeOptions(guard, verdict))
      if (message.to.uri.user !== username) return void request.reject({ statusCode: 404 })
      const header = message.getHeader('expires')
      for (let index = 0; index < message.getHeaders('contact').length; index += 1) {
        const contact: unknown = message.parseHeader('contact', index)
        if (!(contact instanceof NameAddrHeader)) continue
        bind(peer, contact, secondsOf(contact.getParam('expires') ?? header))
      }
      request.accept({ statusCode: 200, extraHeaders: listed() })
      onChange(listed().length > 0)
    },

    current() {
      return [...bindings.values()].findLast(isLive)
    },

    forget(peer) {
      for (const [key, binding] of bindings) if (binding.peer === peer) bindings.delete(key)
      onChange(listed().length > 0)
    },
  }
}

function secondsOf(text: string | null | undefined): number {
  const seconds = Number.parseInt(text ?? '', 10)
  return Number.isNaN(seconds) ? defaultSeconds : Math.min(Math.max(seconds, 0), longestSeconds)
}
