import type { AccountId } from '../contract/ids.ts'
import type { AccountDraft, AccountTest, AccountView } from '../contract/line.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { Account } from '../contract/softphone.ts'
import { readAuthority } from './authority.ts'

export type AccountHandlers = Pick<
  Handlers,
  'account:list' | 'account:authority' | 'account:test' | 'account:save' | 'account:remove'
>

type Complete = Omit<Account, 'id'> & { readonly id?: AccountId }

export type AccountContext = {
  readonly accounts: {
    list(): readonly AccountView[]
    account(id: AccountId): Promise<Account | null>
    /** Without an id it is a new one. */
    save(account: Complete): Promise<AccountView>
    remove(id: AccountId): void
  }
  /** Registers once, with its own connection, and takes its contact away again. */
  readonly test: (account: Complete) => Promise<AccountTest>
  /** The accounts are others now: resolves when the telephone has them. */
  changed(): Promise<void>
}

/** What decides whether an account registers, and where. */
const registers = [
  'server',
  'username',
  'domain',
  'authorizationUsername',
  'certificateAuthority',
] as const satisfies readonly (keyof AccountView)[]

export function createAccountHandlers({ accounts, test, changed }: AccountContext): AccountHandlers {
  const savedOf = ({ id }: Pick<AccountDraft, 'id'>) =>
    id === null ? undefined : accounts.list().find((each) => each.id === id)

  /** A draft without a password means the one that is sealed, but never for another server or account. */
  async function complete({ id, password, ...fields }: AccountDraft): Promise<Complete | null> {
    const named = id === null ? fields : { ...fields, id }
    if (password !== null) return { ...named, password }
    const saved = await sealed(id)
    const same = saved?.server === fields.server && saved.username === fields.username
    return same ? { ...named, password: saved.password } : null
  }

  const sealed = (id: AccountId | null): Promise<Account | null> =>
    id === null ? Promise.resolve(null) : accounts.account(id).catch(() => null)

  /** Only what was read as an authority is stored: a window could say anything. */
  function hasSoundAuthority({ certificateAuthority }: AccountDraft): boolean {
    if (certificateAuthority === undefined) return true
    return readAuthority(Buffer.from(certificateAuthority), Date.now()).kind === 'authority'
  }

  /** A name, a ring tone or a greeting can be changed while the PBX is away. */
  function hasRegisteredSo(draft: AccountDraft): boolean {
    const saved = savedOf(draft)
    return (
      draft.password === null && saved !== undefined && registers.every((key) => saved[key] === draft[key])
    )
  }

  return {
    'account:list': () => success([...accounts.list()]),
    'account:authority': ({ file }) => success(readAuthority(Buffer.from(file, 'base64'), Date.now())),
    async 'account:test'(draft) {
      const account = await complete(draft)
      return account ? success(await test(account)) : failure('invalid-input', 'password')
    },
    async 'account:save'(draft) {
      if (draft.id !== null && !savedOf(draft)) return failure('not-found')
      const account = await complete(draft)
      if (!account) return failure('invalid-input', 'password')
      if (!hasSoundAuthority(draft)) return failure('invalid-input', 'certificateAuthority')
      if (!hasRegisteredSo(draft)) {
        const { registered, trouble } = await test(account)
        if (!registered) return failure('no-line', trouble ?? undefined)
      }
      const view = await accounts.save(account)
      await changed()
      return success(view)
    },
    async 'account:remove'({ id }) {
      accounts.remove(id)
      await changed()
      return success(null)
    },
  }
}
