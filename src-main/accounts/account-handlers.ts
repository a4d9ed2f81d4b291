import type { AccountDraft, AccountTest, AccountView } from '../contract/line.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { Account, Softphone } from '../contract/softphone.ts'
import { readAuthority } from './authority.ts'

type AccountHandlers = Pick<
  Handlers,
  'account:read' | 'account:authority' | 'account:test' | 'account:save' | 'account:remove'
>

export type AccountContext = {
  readonly softphone: Softphone
  readonly accounts: {
    view(): AccountView | null
    account(): Promise<Account | null>
    save(account: Account): Promise<AccountView>
    remove(): void
  }
  /** Registers once, with its own connection, and takes its contact away again. */
  readonly test: (account: Account) => Promise<AccountTest>
}

export function createAccountHandlers({ softphone, accounts, test }: AccountContext): AccountHandlers {
  /** A draft without a password means the one that is sealed, but never for another server or account. */
  async function complete({ password, ...fields }: AccountDraft): Promise<Account | null> {
    if (password !== null) return { ...fields, password }
    const saved = await accounts.account().catch(() => null)
    const same = saved?.server === fields.server && saved.username === fields.username
    return same ? { ...fields, password: saved.password } : null
  }

  /** Only what was read as an authority is stored: a window could say anything. */
  function hasSoundAuthority({ certificateAuthority }: AccountDraft): boolean {
    if (certificateAuthority === undefined) return true
    return readAuthority(Buffer.from(certificateAuthority), Date.now()).kind === 'authority'
  }

  return {
    'account:read': () => success(accounts.view()),
    'account:authority': ({ file }) => success(readAuthority(Buffer.from(file, 'base64'), Date.now())),
    async 'account:test'(draft) {
      const account = await complete(draft)
      return account ? success(await test(account)) : failure('invalid-input', 'password')
    },
    async 'account:save'(draft) {
      const account = await complete(draft)
      if (!account) return failure('invalid-input', 'password')
      if (!hasSoundAuthority(draft)) return failure('invalid-input', 'certificateAuthority')
      const { registered, trouble } = await test(account)
      if (!registered) return failure('no-line', trouble ?? undefined)
      const view = await accounts.save(account)
      await softphone.use(account)
      return success(view)
    },
    async 'account:remove'() {
      accounts.remove()
      await softphone.use(null)
      return success(null)
    },
  }
}
