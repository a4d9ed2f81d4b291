import type { Line, LineTrouble } from '../contract/line.ts'
import type { MediaAlarm } from '../contract/media.ts'
import type { OutageCause } from '../contract/outages.ts'

const ofTrouble: Readonly<Record<LineTrouble, OutageCause>> = {
  'wrong-password': 'account',
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

/** Why no call could be taken right now; empty where one could, and where there is no telephone. */
export function causesNow(now: {
  readonly line: Pick<Line, 'state' | 'trouble' | 'demo'>
  readonly hasWindow: boolean
  readonly alarms: readonly MediaAlarm[]
}): readonly OutageCause[] {
  const { state, trouble, demo } = now.line
  if (state === 'none' || demo) return []
  const causes: OutageCause[] = now.alarms.map((alarm) => ofAlarm[alarm])
  if (state !== 'registered') causes.unshift(trouble === null ? 'network' : ofTrouble[trouble])
  if (!now.hasWindow) causes.push('no-window')
  return [...new Set(causes)]
}
