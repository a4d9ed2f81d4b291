import { mkdirSync } from 'node:fs'
import { posix, win32 } from 'node:path'

export type Machine = {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Where this user's Pronto keeps its data; `PRONTO_DATA` names another place. */
export function dataFolder({ platform, home, environment }: Machine): string {
  const chosen = environment['PRONTO_DATA']
  if (chosen) return chosen
  switch (platform) {
    case 'win32':
      return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Pronto')
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Pronto')
    default:
      return posix.join(environment['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'), 'pronto')
  }
}

/** Makes the profile's folder, open to this user only, and returns its path. */
export function openProfileFolder(machine: Machine, profileName: string): string {
  const { join } = machine.platform === 'win32' ? win32 : posix
  const folder = join(dataFolder(machine), 'profiles', profileName)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
