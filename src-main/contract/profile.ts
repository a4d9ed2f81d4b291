import { z } from 'zod'

/**
 * What is open: the demo profile, the house's own, or none yet because the key is missing.
 * `trouble` tells why a database that is there cannot be opened; it is left untouched.
 */
export const Profile = z.object({
  name: z.string(),
  kind: z.enum(['demo', 'house']),
  state: z.enum(['open', 'locked', 'failed']),
  trouble: z.enum(['wrong-key', 'too-new', 'damaged', 'in-use', 'disk-full']).nullable(),
  /** How the house's key is kept on this machine; decides whether a passphrase is asked for. */
  keyKeeping: z.enum(['keyring', 'passphrase']),
  /** The house has a profile of its own beside the demo. */
  houseExists: z.boolean(),
})
export type Profile = z.infer<typeof Profile>

export const Passphrase = z.string().min(8).max(256)
export type Passphrase = z.infer<typeof Passphrase>

export const mostBlocked = 500

const BlockedNumber = z.string().trim().min(1).max(80)

/** How this seat takes calls. */
export const CallRules = z.object({
  /** Callers hear busy, nothing rings, and the call is a missed one. */
  doNotDisturb: z.boolean(),
  /** Refused and never heard, but in the call log; in any spelling. */
  blocked: z.array(BlockedNumber).max(mostBlocked).readonly(),
  /** A number in any spelling; empty: nobody is sent anywhere. */
  forwardTo: z.string().trim().max(80),
  /** `unanswered`: after twenty seconds of ringing, and at once while another call goes on. */
  forwardWhen: z.enum(['always', 'unanswered']),
})
export type CallRules = z.infer<typeof CallRules>

/** Only what somebody has changed: another window may change something else at the same time. */
export const CallRulesChange = CallRules.omit({ blocked: true })
  .partial()
  .extend({ block: BlockedNumber.optional(), unblock: BlockedNumber.optional() })
export type CallRulesChange = z.infer<typeof CallRulesChange>

export const noCallRules: CallRules = {
  doNotDisturb: false,
  blocked: [],
  forwardTo: '',
  forwardWhen: 'unanswered',
}

/** Of this seat only; never in the change log. */
export const SeatSettings = z.object({
  language: z.enum(['it', 'en', 'system']),
  theme: z.enum(['light', 'dark', 'system']),
  /** Labels of audio devices, since ids change with the port; null is the system's choice. */
  microphone: z.string().max(200).nullable(),
  speaker: z.string().max(200).nullable(),
  ringDevice: z.string().max(200).nullable(),
  /** What the browser does to the voice before it is sent. */
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGain: z.boolean(),
  firstRingDone: z.boolean(),
  calls: CallRules,
})
export type SeatSettings = z.infer<typeof SeatSettings>

export const SettingsChange = SeatSettings.omit({ calls: true })
  .partial()
  .extend({ calls: CallRulesChange.optional() })
export type SettingsChange = z.infer<typeof SettingsChange>
