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
})
export type SeatSettings = z.infer<typeof SeatSettings>
