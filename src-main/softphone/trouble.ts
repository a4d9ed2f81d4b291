import type { LineTrouble } from '../contract/line.ts'

/** Why a line is not there, with the SIP or HTTP status that said so. */
export type Problem = { readonly trouble: LineTrouble; readonly status: number | null }

const troubleByCode: Readonly<Record<string, LineTrouble>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'connection-refused',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-host',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-untrusted',
  CERT_UNTRUSTED: 'certificate-untrusted',
  CERT_REVOKED: 'certificate-untrusted',
  ETIMEDOUT: 'no-answer',
  EHOSTUNREACH: 'no-answer',
  ENETUNREACH: 'no-answer',
  // TLS spoken to a port that has none, or the reverse.
  EPROTO: 'not-a-sip-server',
  HPE_INVALID_CONSTANT: 'not-a-sip-server',
}

/** What the error of a connection attempt means to the person who waits for the line. */
export function connectProblem(error: unknown, httpStatus: number | null): Problem {
  if (httpStatus !== null) return { trouble: 'not-a-sip-server', status: httpStatus }
  const code = codeOf(error)
  if (code.startsWith('ERR_SSL') || code.startsWith('HPE_'))
    return { trouble: 'not-a-sip-server', status: null }
  // The ws package names a missing or a foreign subprotocol in its message only.
  if (error instanceof Error && error.message.includes('subprotocol')) {
    return { trouble: 'not-a-sip-server', status: null }
  }
  return { trouble: troubleByCode[code] ?? 'connection-lost', status: null }
}

/**
 * What a final response to REGISTER means. 403 is "not allowed": Asterisk gives it to an account without room for
 * a contact, and answers a wrong password with a second 401. The fence leaves no challenge that cannot be answered.
 */
export function registerProblem(status: number, isChallenged: boolean): Problem {
  if (status === 401 || status === 407)
    return { trouble: isChallenged ? 'wrong-password' : 'unknown-digest', status }
  if (status === 403) return { trouble: 'not-allowed', status }
  if (status === 404) return { trouble: 'no-such-account', status }
  if (status === 408) return { trouble: 'no-answer', status }
  return { trouble: 'pbx-error', status }
}

/**
 * Troubles that only a change of the account or of the PBX mends; eager attempts would get the address banned. An
 * unknown digest is none of them: no password was sent that could be counted as a wrong one.
 */
export function needsPatience(trouble: LineTrouble): boolean {
  return trouble === 'wrong-password' || trouble === 'not-allowed' || trouble === 'no-such-account'
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
