/**
 * Resolves when the connection has gathered its candidates, or after `timeoutMs`: with a STUN or TURN server that
 * does not answer, Chromium goes on for over 15 s although the first candidate is there within milliseconds.
 */
export function gathered(connection: RTCPeerConnection, timeoutMs: number): Promise<void> {
  if (connection.iceGatheringState === 'complete') return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(deadline)
      connection.removeEventListener('icegatheringstatechange', check)
      resolve()
    }
    const check = () => {
      if (connection.iceGatheringState === 'complete' || connection.signalingState === 'closed') done()
    }
    const deadline = setTimeout(done, timeoutMs)
    connection.addEventListener('icegatheringstatechange', check)
  })
}
