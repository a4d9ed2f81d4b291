import { z } from 'zod'
import { AccountId, DeskId } from './ids.ts'

/** `house` is the ring that Pronto always had; the others are made of tones, see `media/tones.ts`. */
export const RingTone = z.enum(['house', 'bell', 'soft', 'bright', 'pulse'])
export type RingTone = z.infer<typeof RingTone>

/** A number that an account may call with, under a name of the house's. */
export const CallerNumber = z.object({
  name: z.string().trim().max(40).default(''),
  /** As the PBX wants it, without spaces. */
  number: z.string().regex(/^\+?\d{2,20}$/),
})
export type CallerNumber = z.infer<typeof CallerNumber>

/** What makes an account a brand of its own; none of it matters to the registration. */
export const AccountManner = z.object({
  /** Empty: the extension stands for it. */
  name: z.string().trim().max(60).default(''),
  tone: RingTone.default('house'),
  /** What is said first to whoever calls on it, with fields in braces as in the house's texts. */
  greeting: z.string().trim().max(400).default(''),
  /** Where cases go that are opened while it is talked on, unless their category says more. */
  deskId: DeskId.nullable().default(null),
  /** Callers on it hear busy, nothing rings, and the call is a missed one. */
  doNotDisturb: z.boolean().default(false),
  /** Numbers it may call with; none: the PBX decides. The first is the usual one. */
  numbers: z.array(CallerNumber).max(20).readonly().default([]),
  /** How the number is asked for: P-Preferred-Identity (RFC 3325, section 9.2), or in From as well. */
  identity: z.enum(['preferred', 'from']).default('preferred'),
  /** Registered; else it keeps its settings and its password and does nothing. */
  isOn: z.boolean().default(true),
})
export type AccountManner = z.infer<typeof AccountManner>

/** By which account of this seat a call comes or goes, as it was called then. */
export const CallAccount = z.object({
  id: AccountId,
  name: z.string().max(64),
  /** What it calls with; empty: the PBX decides, or the call comes in. */
  number: z.string().max(40),
})
export type CallAccount = z.infer<typeof CallAccount>

/** What a call is to go out by; an empty number is the account's usual one. */
export const CallerLine = z.object({ accountId: AccountId, number: z.string().max(40) })
export type CallerLine = z.infer<typeof CallerLine>

/** An account that nobody has given anything of its own. */
export const plainManner: AccountManner = {
  name: '',
  tone: 'house',
  greeting: '',
  deskId: null,
  doNotDisturb: false,
  numbers: [],
  identity: 'preferred',
  isOn: true,
}
