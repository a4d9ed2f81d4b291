import type { WebSocket } from 'ws'

/**
 * Pings the peer (RFC 6455, section 5.5.2) and calls `onDead` once when a pong is missing: without it a dead peer
 * shows only after TCP has given up, minutes later. Returns what stops it.
 */
export function watchPeer(
  socket: WebSocket,
  timing: { readonly pingEveryMs: number; readonly pongWithinMs: number },
  onDead: () => void,
  /** Messages wait to be dealt with, and the pong behind them: who sends is alive. */
  isBusy: () => boolean = () => false,
): () => void {
  let overdue: ReturnType<typeof setTimeout> | undefined
  const onPong = () => {
    clearTimeout(overdue)
    overdue = undefined
  }
  const stop = () => {
    clearInterval(pinging)
    clearTimeout(overdue)
    socket.off('pong', onPong)
  }
  const giveUp = () => {
    if (isBusy()) {
      overdue = setTimeout(giveUp, timing.pongWithinMs)
      return
    }
    stop()
    onDead()
  }
  const pinging = setInterval(() => {
    if (overdue !== undefined) return
    overdue = setTimeout(giveUp, timing.pongWithinMs)
    socket.ping(() => {})
  }, timing.pingEveryMs)
  socket.on('pong', onPong)
  return stop
}
