import { z } from 'zod'
import { AccountManner } from './accounts.ts'
import { AccountId, Time } from './ids.ts'

/** Why the line is not registered; each has a sentence in `texts/line.ts`. */
export const LineTrouble = z.enum([
  'wrong-password', // 401/407 again after our digest, or 403
  'unknown-digest', // 401/407 without a challenge that could be answered
  'not-allowed', // the account exists but takes no contact (403 after a good digest)
  'no-such-account', // 404
  'name-not-found', // DNS
  'connection-refused',
  'not-a-sip-server', // HTTP answer other than 101, or no `sip` subprotocol
  'certificate-expired',
  'certificate-self-signed',
  'certificate-wrong-host',
  'certificate-untrusted',
  'no-answer', // socket open, REGISTER or OPTIONS unanswered
  'connection-lost',
  'password-unreadable', // the key service cannot unseal it
  'pbx-error',
])
export type LineTrouble = z.infer<typeof LineTrouble>

export const LineState = z.enum(['none', 'connecting', 'registered', 'unreachable'])
export type LineState = z.infer<typeof LineState>

const Registration = z.object({
  state: LineState,
  trouble: LineTrouble.nullable(),
  /** SIP or HTTP status that came with the trouble. */
  status: z.int().nullable(),
  /** The extension. */
  account: z.string().nullable(),
  since: Time,
  /** When the next attempt is made; null while registered or trying. */
  nextTryAt: Time.nullable(),
})

/** The registration of one account. */
export const AccountLine = Registration.extend({ id: AccountId })
export type AccountLine = z.infer<typeof AccountLine>

/** An account that is on, as the window knows it; its name is never empty. */
export const AccountOnLine = AccountLine.extend(
  AccountManner.pick({ name: true, tone: true, greeting: true, numbers: true }).shape,
)
export type AccountOnLine = z.infer<typeof AccountOnLine>

/**
 * Whether a call could come or go, as the screen shows it: registered where any account is. `none`: a card file
 * without a phone.
 */
export const Line = Registration.extend({
  demo: z.boolean(),
  accounts: z.array(AccountOnLine).readonly().default([]),
})
export type Line = z.infer<typeof Line>

/** `ws:` or `wss:` (RFC 7118). */
const WebSocketUrl = z.url({ protocol: /^wss?$/ }).max(300)

export const AccountFields = z.object({
  server: WebSocketUrl,
  /** The address of record's user part: the extension. */
  username: z
    .string()
    .trim()
    .regex(/^[\w.!~*'()&=+$,;?/%-]{1,64}$/),
  /** Host part of the address of record; empty means the server's host. */
  domain: z.string().trim().max(253).default(''),
  /** Where it differs from the extension. */
  authorizationUsername: z.string().trim().max(64).default(''),
  displayName: z.string().trim().max(64).default(''),
  /** The PBX is trusted for identity: P-Asserted-Identity is believed (RFC 3325, section 5). */
  trusted: z.boolean().default(true),
  /** PEM of a private authority that the server's certificate may come from, besides the known ones. */
  certificateAuthority: z.string().max(100_000).optional(),
  /** How tones go out: by RFC 4733 in the audio, or by INFO (RFC 6086) for PBXs that know nothing else. */
  dtmf: z.enum(['rtp', 'info']).optional(),
  /** The PBX may have calls answered by themselves: intercom, click to dial. */
  autoAnswer: z.boolean().optional(),
  ...AccountManner.shape,
})
export type AccountFields = z.infer<typeof AccountFields>

/** What the window may see: never the password. */
export const AccountView = AccountFields.extend({ id: AccountId, hasPassword: z.boolean() })
export type AccountView = z.infer<typeof AccountView>

/** `id` null is an account that is new; `password` null keeps the one that is sealed. */
export const AccountDraft = AccountFields.extend({
  id: AccountId.nullable().default(null),
  password: z.string().min(1).max(256).nullable(),
})
export type AccountDraft = z.infer<typeof AccountDraft>

export const AuthorityTrouble = z.enum(['no-certificate', 'private-key', 'not-an-authority', 'expired'])
export type AuthorityTrouble = z.infer<typeof AuthorityTrouble>

/** What a file with the certificate of a private authority is found to hold. */
export const AuthorityReading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('authority'),
    /** Of each certificate in the file. */
    names: z.array(z.string().max(120)).min(1),
    /** When the first of them expires. */
    expiresAt: Time,
    pem: z.string().max(100_000),
  }),
  z.object({ kind: z.literal('trouble'), trouble: AuthorityTrouble }),
])
export type AuthorityReading = z.infer<typeof AuthorityReading>

export const AccountTest = z.object({
  registered: z.boolean(),
  trouble: LineTrouble.nullable(),
  status: z.int().nullable(),
})
export type AccountTest = z.infer<typeof AccountTest>
