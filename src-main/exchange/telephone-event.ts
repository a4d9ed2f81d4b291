const digits = '0123456789*#ABCD'

/**
 * Reads keys out of RFC 4733 packets. A key is reported once, at its first packet with the end bit: the end is
 * sent three times over (section 2.5.1.4), all with the timestamp of the key's beginning.
 */
export function createDigitReader(
  onDigit: (digit: string) => void,
): (timestamp: number, payload: Uint8Array) => void {
  let lastEnded: number | undefined

  return (timestamp, payload) => {
    const [event, flags] = payload
    if (event === undefined || flags === undefined) return
    const digit = digits[event]
    const ended = (flags & 0x80) !== 0
    if (!ended || digit === undefined || timestamp === lastEnded) return
    lastEnded = timestamp
    onDigit(digit)
  }
}
