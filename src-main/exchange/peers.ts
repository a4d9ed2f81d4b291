import type { IncomingInviteRequest, IncomingRegisterRequest } from 'sip.js/lib/core/index.js'
import { createPeer, type Peer, parseSipMessage, type SipMessage, type Wire } from './peer.ts'
import type { SipServerListener } from './server.ts'

export type PeersOptions = {
  graceMilliseconds: number
  takeInvite(peer: Peer, request: IncomingInviteRequest): void
  takeRegister(peer: Peer, request: IncomingRegisterRequest): void
  onWireLost(peer: Peer): void
  /** The peer did not come back: its calls are over. */
  onGone(peer: Peer): void
  onMalformed(): void
  onError(error: unknown): void
}

export type Peers = SipServerListener & { close(): void }

/** Keeps one peer for each connection, and those whose calls wait for the console to come back. */
export function createPeers(options: PeersOptions): Peers {
  const byWire = new Map<Wire, Peer>()
  const peers = new Set<Peer>()
  const graces = new Map<Peer, NodeJS.Timeout>()

  function open(wire: Wire, port: number): void {
    const peer = createPeer(wire, port, {
      onInvite: (request) => options.takeInvite(peer, request),
      onRegister: (request) => options.takeRegister(peer, request),
    })
    byWire.set(wire, peer)
    peers.add(peer)
  }

  function remove(peer: Peer): void {
    clearTimeout(graces.get(peer))
    graces.delete(peer)
    peers.delete(peer)
    options.onGone(peer)
    peer.core.dispose()
  }

  function receive(wire: Wire, message: SipMessage): void {
    const own = byWire.get(wire)
    const owner = [...peers].find((peer) => peer.owns(message)) ?? own
    if (owner === undefined) return
    if (owner.wire !== wire) {
      // A call goes on over the console's new connection.
      owner.wire = wire
      clearTimeout(graces.get(owner))
    }
    owner.receive(message)
  }

  return {
    onOpen: open,

    onMessage(wire, text) {
      const message = parseSipMessage(text)
      if (message === undefined) return options.onMalformed()
      try {
        receive(wire, message)
      } catch (error) {
        // The core throws at some well-formed nonsense, such as a method it does not know.
        options.onError(error)
      }
    },

    onClose(wire) {
      byWire.delete(wire)
      for (const peer of [...peers]) {
        if (peer.wire !== wire) continue
        peer.wire = undefined
        options.onWireLost(peer)
        if (peer.core.dialogs.size + peer.core.userAgentClients.size === 0) remove(peer)
        else
          graces.set(
            peer,
            setTimeout(() => remove(peer), options.graceMilliseconds),
          )
      }
    },

    close() {
      for (const peer of [...peers]) remove(peer)
    },
  }
}
