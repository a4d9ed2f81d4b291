import { join } from 'node:path'
import { z } from 'zod'
import type { SessionStore } from './access.ts'
import { readJsonFile, writePrivateFile } from './private-file.ts'

const Sessions = z.array(z.string().regex(/^[0-9a-f]{64}$/))

/** The hashes of admitted sessions, in the profile's folder. */
export function sessionFile(profileFolder: string): SessionStore {
  const file = join(profileFolder, 'browser-sessions.json')
  return {
    read: () => Sessions.catch([]).parse(readJsonFile(file)),
    write: (hashes) => writePrivateFile(file, JSON.stringify(hashes)),
  }
}
