export type MediaDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** True for an offer that this exchange can answer: audio with PCMU over DTLS-SRTP and ICE (RFC 8834, RFC 7874). */
export function isAnswerable(offer: string): boolean {
  const audio = /^m=audio \d+ \S+ (.*)$/m.exec(offer)?.[1]
  if (audio === undefined || !/^a=fingerprint:/m.test(offer) || !/^a=ice-ufrag:/m.test(offer)) return false
  return audio.trim().split(/\s+/).includes('0')
}

/** The direction of the first medium; without the attribute it is `sendrecv` (RFC 8866, section 6.7). */
export function directionOf(description: string): MediaDirection {
  const medium = description.slice(Math.max(description.indexOf('\nm='), 0))
  const [, direction] = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(medium) ?? []
  switch (direction) {
    case 'sendonly':
    case 'recvonly':
    case 'inactive':
      return direction
    default:
      return 'sendrecv'
  }
}

/**
 * Leaves out candidates that name a host instead of an address (`….local`, RFC 8828): looking them up needs
 * multicast, which a machine without a network has not. The browser's own checks reveal the address anyway.
 */
export function withoutNamedCandidates(description: string): string {
  return description.replace(/^a=candidate:.* \S+\.local \d+ typ .*\r?\n/gm, '')
}

/**
 * Leaves out telephone events with another clock than PCMU's 8 kHz: browsers offer them at 48 kHz first, werift
 * matches by name alone, and a browser that then sends keys at the wrong clock falls silent for seconds
 * (RFC 4733, section 2.1: events share the clock of the audio they replace).
 */
export function withoutForeignEvents(description: string): string {
  const foreign = [...description.matchAll(/^a=rtpmap:(\d+) telephone-event\/(?!8000\b)\d+/gm)].map(
    ([, type]) => type,
  )
  if (foreign.length === 0) return description
  const types = foreign.join('|')
  return description
    .replace(new RegExp(`^a=(?:rtpmap|fmtp|rtcp-fb):(?:${types}) .*\\r?\\n`, 'gm'), '')
    .replace(/^m=audio .*$/gm, (line) => line.replace(new RegExp(` (?:${types})(?= |\\r?$)`, 'g'), ''))
}

export function sends(direction: MediaDirection): boolean {
  return direction === 'sendrecv' || direction === 'sendonly'
}

export function receives(direction: MediaDirection): boolean {
  return direction === 'sendrecv' || direction === 'recvonly'
}
