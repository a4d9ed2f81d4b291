import type { Account } from '../contract/softphone.ts'

/** Whether the two register, and take calls, in the same way: then the one may take the other's place in a call. */
export function isSameRegistration(one: Account, other: Account): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf(account: Account): string {
  const { id, server, username, domain, authorizationUsername, displayName, password } = account
  const { certificateAuthority = '', dtmf = 'rtp', autoAnswer = false, trusted } = account
  const registers = [id, server, username, domain, authorizationUsername, displayName, password]
  return JSON.stringify([...registers, certificateAuthority, dtmf, autoAnswer, trusted])
}
