import type { CallEndReason } from '../contract/calls.ts'

/** Why an outgoing call failed, from the SIP status of its final response (RFC 3261, section 21). */
export function reasonForStatus(status: number): CallEndReason {
  switch (status) {
    case 486:
    case 600:
      return 'busy'
    case 603:
      return 'declined'
    case 408:
    case 480:
    case 487:
      return 'no-answer'
    case 404:
    case 484:
    case 604:
      return 'no-such-number'
    case 401:
    case 403:
    case 407:
      return 'not-allowed'
    case 415:
    case 488:
    case 606:
      return 'no-common-codec'
    default:
      return 'pbx-error'
  }
}

/** True if a CANCEL or BYE says that another phone took the call (RFC 3326, `Reason: SIP;cause=200`). */
export function isAnsweredElsewhere(reasonHeaders: readonly string[]): boolean {
  return reasonHeaders.some((header) =>
    header.split(',').some((reason) => /^\s*SIP\s*;(?:.*;)?\s*cause\s*=\s*200\s*(?:;|$)/i.test(reason)),
  )
}
