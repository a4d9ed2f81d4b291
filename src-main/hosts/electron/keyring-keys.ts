import { safeStorage } from 'electron'
import { CannotUnseal, type KeyService, type Sealer } from '../../contract/host.ts'
import { createPassphraseKeys } from '../passphrase-keys.ts'

/** The keyring first where the system has a real one; a passphrase always works. Call it once the app is ready. */
export async function createKeys(): Promise<readonly [KeyService, ...KeyService[]]> {
  const passphrase = createPassphraseKeys()
  return (await hasKeyring()) ? [createKeyringKeys(), passphrase] : [passphrase]
}

/** `basic_text` encrypts with a password that everybody knows: it counts as none. */
async function hasKeyring(): Promise<boolean> {
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend()
    if (backend === 'basic_text' || backend === 'unknown') return false
  }
  return safeStorage.isAsyncEncryptionAvailable().catch(() => false)
}

function createKeyringKeys(): KeyService {
  return { keeping: 'keyring', cost: null, open: async () => keyringSealer }
}

const keyringSealer: Sealer = {
  seal: (secret) => safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')),
  async unseal(sealed) {
    try {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
      return Buffer.from(result, 'base64')
    } catch {
      throw new CannotUnseal('the keyring does not know it')
    }
  },
}
