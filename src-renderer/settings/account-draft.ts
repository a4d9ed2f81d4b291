import { type AccountManner, plainManner } from '../../src-main/contract/accounts.ts'
import type { AccountId } from '../../src-main/contract/ids.ts'
import { AccountDraft, type AccountView } from '../../src-main/contract/line.ts'

/** What is typed into the account form; `password` empty keeps the sealed one, where there is one. */
export type AccountTyped = AccountManner & {
  /** Null: a new one. */
  readonly id: AccountId | null
  readonly server: string
  readonly username: string
  readonly password: string
  readonly domain: string
  readonly authorizationUsername: string
  readonly displayName: string
  readonly trusted: boolean
  /** PEM; none means the authorities that the computer knows. */
  readonly certificateAuthority?: string | undefined
  readonly dtmf?: 'rtp' | 'info' | undefined
  readonly autoAnswer?: boolean | undefined
}

export const emptyAccount: AccountTyped = {
  ...plainManner,
  id: null,
  server: '',
  username: '',
  password: '',
  domain: '',
  authorizationUsername: '',
  displayName: '',
  trusted: true,
}

/** The password is never prefilled: the window does not know it. */
export function typedFrom({ hasPassword: _kept, ...fields }: AccountView): AccountTyped {
  return { ...fields, password: '' }
}

export type AccountProblem = 'server' | 'username' | 'password'

/** What keeps the form from being tested, field by field; empty when it can be. */
export function problemsOf(typed: AccountTyped, hasPassword: boolean): readonly AccountProblem[] {
  const { shape } = AccountDraft
  return [
    ...(shape.server.safeParse(typed.server.trim()).success ? [] : (['server'] as const)),
    ...(shape.username.safeParse(typed.username).success ? [] : (['username'] as const)),
    ...(typed.password !== '' || hasPassword ? [] : (['password'] as const)),
  ]
}

export function draftOf(typed: AccountTyped): AccountDraft {
  return {
    ...typed,
    server: typed.server.trim(),
    password: typed.password === '' ? null : typed.password,
  }
}

/** Two drafts with the same key register the same way: what was tested is what is saved. */
export function keyOf(typed: AccountTyped): string {
  const { server, username, password, domain, authorizationUsername, certificateAuthority } = draftOf(typed)
  return JSON.stringify([server, username, password, domain, authorizationUsername, certificateAuthority])
}

/** Nothing was typed that is not saved already. */
export function isAsSaved(typed: AccountTyped, saved: AccountView): boolean {
  return JSON.stringify(draftOf(typed)) === JSON.stringify(draftOf(typedFrom(saved)))
}
