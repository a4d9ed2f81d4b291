import { createAccountHandlers } from '../accounts/account-handlers.ts'
import { CannotUnseal } from '../contract/host.ts'
import type { AccountId } from '../contract/ids.ts'
import type { Account } from '../contract/softphone.ts'
import type { AccountStore } from '../profiles/account-file.ts'
import type { Phone } from './phone.ts'

export type AccountParts = {
  readonly accounts: AccountStore
  readonly phone: Pick<Phone, 'test' | 'takeAccounts'>
  readonly report: (what: string, error?: unknown) => void
}

/** The telephone accounts of a house, from their file to the telephone. */
export function createAccounts({ accounts, phone, report }: AccountParts) {
  /** One whose password cannot be opened here keeps none of the others from registering. */
  async function register(): Promise<void> {
    const readable: Account[] = []
    const unreadable: AccountId[] = []
    for (const { id, isOn } of accounts.list()) {
      if (!isOn) continue
      try {
        const account = await accounts.account(id)
        if (account) readable.push(account)
      } catch (error) {
        if (!(error instanceof CannotUnseal)) report('account', error)
        unreadable.push(id)
      }
    }
    await phone.takeAccounts(readable, unreadable)
  }

  return {
    register,
    handlers: createAccountHandlers({ accounts, test: phone.test, changed: register }),
  }
}
