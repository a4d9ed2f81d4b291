import type { AccountOnLine, Line, LineTrouble } from '../contract/line.ts'
import type { MediaAlarm } from '../contract/media.ts'
import type { OutageCause } from '../contract/outages.ts'
import { deafAccounts } from '../domain/lines.ts'

const ofTrouble: Readonly<Record<LineTrouble, OutageCause>> = {
  'wrong-password': 'account',
  'unknown-digest': 'account',
  'not-allowed': 'account',
  'no-such-account': 'account',
  'password-unreadable': 'account',
  'name-not-found': 'network',
  'connection-refused': 'network',
  'connection-lost': 'network',
  'not-a-sip-server': 'pbx',
  'no-answer': 'pbx',
  'pbx-error': 'pbx',
  'certificate-expired': 'certificate',
  'certificate-self-signed': 'certificate',
  'certificate-wrong-host': 'certificate',
  'certificate-untrusted': 'certificate',
}

const ofAlarm: Readonly<Record<MediaAlarm, OutageCause>> = {
  'ring-blocked': 'sound',
  'ring-device-missing': 'sound',
  'speaker-missing': 'sound',
  'no-microphone': 'microphone',
  'microphone-denied': 'microphone',
  'microphone-silent': 'microphone',
}

type Now = {
  readonly line: Pick<Line, 'demo'> & {
    readonly accounts: readonly Pick<AccountOnLine, 'state' | 'trouble' | 'name'>[]
  }
  readonly hasWindow: boolean
  readonly alarms: readonly MediaAlarm[]
}

/** Why a call could not be taken right now; empty where all could, and where there is no telephone. */
export function causesNow({ line, hasWindow, alarms }: Now): readonly OutageCause[] {
  const { accounts, demo } = line
  if (accounts.length === 0 || demo) return []
  const causes: OutageCause[] = deafAccounts(accounts).map(({ trouble }) =>
    trouble === null ? 'network' : ofTrouble[trouble],
  )
  causes.push(...alarms.map((alarm) => ofAlarm[alarm]))
  if (!hasWindow) causes.push('no-window')
  return [...new Set(causes)]
}

/** Of several accounts those that are deaf, by name; none where it is all of them. */
export function deafNames({ line: { accounts }, hasWindow, alarms }: Now): readonly string[] {
  const deaf = deafAccounts(accounts)
  const isAll = deaf.length === accounts.length || !hasWindow || alarms.length > 0
  return isAll ? [] : deaf.map(({ name }) => name)
}
