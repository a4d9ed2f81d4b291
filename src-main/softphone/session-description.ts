/** True if an offer puts the other side on hold (RFC 3264, section 8.4): it wants to receive no audio. */
export function isHoldOffer(sdp: string): boolean {
  const audio = mediaSections(sdp).find((section) => section.startsWith('m=audio'))
  const direction = directionOf(audio ?? '') ?? directionOf(sessionPart(sdp))
  return direction === 'sendonly' || direction === 'inactive'
}

/** True if two answers come from the same peer: same ICE user fragment and same DTLS fingerprint (RFC 8839, RFC 8122). */
export function sameTransport(first: string, second: string): boolean {
  return transportOf(first) === transportOf(second)
}

function transportOf(sdp: string): string {
  const marks = sdp.split(/\r?\n/).filter((line) => /^a=(?:ice-ufrag|fingerprint):/.test(line))
  return marks.length > 0 ? marks.sort().join('\n').toLowerCase() : sdp
}

function mediaSections(sdp: string): string[] {
  return sdp.split(/^(?=m=)/m).filter((section) => section.startsWith('m='))
}

function sessionPart(sdp: string): string {
  return sdp.split(/^(?=m=)/m)[0] ?? ''
}

function directionOf(section: string): string | undefined {
  return /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(section)?.[1]
}
