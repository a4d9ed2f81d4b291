import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Sealer } from '../contract/host.ts'
import { AccountId } from '../contract/ids.ts'
import { AccountFields, type AccountView } from '../contract/line.ts'
import type { Account } from '../contract/softphone.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const Kept = z.object({ id: AccountId, fields: AccountFields, sealedPassword: z.base64() })
type Kept = z.infer<typeof Kept>

const AccountFile = z.object({ accounts: z.array(Kept).readonly() })
/** As it was when a house had one account. */
const SingleAccountFile = Kept.omit({ id: true })

/** Without an id it is a new one; what is left out of the fields is as for an account that has nothing of its own. */
export type AccountToSave = z.input<typeof AccountFields> & {
  readonly id?: AccountId
  readonly password: string
}

/** The PBX accounts of a house; their passwords are sealed, each apart, by the host's key service. */
export function openAccountFile(folder: string, sealer: Sealer) {
  const path = join(folder, 'account.json')
  let accounts = read()

  function read(): readonly Kept[] {
    const single = readJsonFile(path, SingleAccountFile)
    if (single === null) return readJsonFile(path, AccountFile)?.accounts ?? []
    const kept = [{ id: AccountId.parse(uuidv7()), ...single }]
    writeJsonFile(path, { accounts: kept })
    return kept
  }

  function write(next: readonly Kept[]): void {
    writeJsonFile(path, { accounts: next })
    accounts = next
  }

  return {
    /** In the order in which they were added. */
    list: (): readonly AccountView[] => accounts.map(viewOf),
    /** Null: no such account. @throws {CannotUnseal} when the password was sealed elsewhere. */
    async account(id: AccountId): Promise<Account | null> {
      const kept = accounts.find((each) => each.id === id)
      if (!kept) return null
      const password = await sealer.unseal(Buffer.from(kept.sealedPassword, 'base64'))
      return { ...kept.fields, id, password: Buffer.from(password).toString('utf8') }
    },
    async save({ id = AccountId.parse(uuidv7()), password, ...fields }: AccountToSave): Promise<AccountView> {
      const sealed = await sealer.seal(Buffer.from(password, 'utf8'))
      const sealedPassword = Buffer.from(sealed).toString('base64')
      const kept = { id, fields: AccountFields.parse(fields), sealedPassword }
      const isNew = accounts.every((each) => each.id !== id)
      write(isNew ? [...accounts, kept] : accounts.map((each) => (each.id === id ? kept : each)))
      return viewOf(kept)
    },
    remove: (id: AccountId) => write(accounts.filter((each) => each.id !== id)),
  }
}
export type AccountStore = ReturnType<typeof openAccountFile>

function viewOf({ id, fields, sealedPassword }: Kept): AccountView {
  return { ...fields, id, hasPassword: sealedPassword !== '' }
}
