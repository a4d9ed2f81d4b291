import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Sealer } from '../contract/host.ts'
import { AccountFields, type AccountView } from '../contract/line.ts'
import type { Account } from '../contract/softphone.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const AccountFile = z.object({ fields: AccountFields, sealedPassword: z.base64() })

/** The PBX account of a house; its password is sealed by the host's key service and never leaves this side. */
export function openAccountFile(folder: string, sealer: Sealer) {
  const path = join(folder, 'account.json')
  const read = () => readJsonFile(path, AccountFile)
  return {
    view(): AccountView | null {
      const file = read()
      return file && { ...file.fields, hasPassword: file.sealedPassword !== '' }
    },
    /** @throws {CannotUnseal} when the password was sealed elsewhere. */
    async account(): Promise<Account | null> {
      const file = read()
      if (!file) return null
      const password = await sealer.unseal(Buffer.from(file.sealedPassword, 'base64'))
      return { ...file.fields, password: Buffer.from(password).toString('utf8') }
    },
    async save({ password, ...fields }: Account): Promise<AccountView> {
      const sealed = await sealer.seal(Buffer.from(password, 'utf8'))
      writeJsonFile(path, { fields, sealedPassword: Buffer.from(sealed).toString('base64') })
      return { ...fields, hasPassword: true }
    },
    remove: () => rmSync(path, { force: true }),
  }
}
export type AccountStore = ReturnType<typeof openAccountFile>
