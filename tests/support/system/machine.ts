import { accessSync, constants, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { delimiter, join } from 'node:path'

export type Distribution = 'debian' | 'ubuntu' | 'other'

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Which packages can be had: what /etc/os-release says, derivatives by their own word (ID_LIKE) excluded. */
export function distribution(
  readRelease = () => readFileSync('/etc/os-release', 'utf8'),
  platform: NodeJS.Platform = process.platform,
): Distribution {
  if (platform !== 'linux') return 'other'
  try {
    const id = /^ID="?([a-z]+)/m.exec(readRelease())?.[1]
    return id === 'debian' || id === 'ubuntu' ? id : 'other'
  } catch {
    return 'other'
  }
}

/** The full path of a program in PATH, as `which` finds it. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin']
  return names
    .flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
    .find(isExecutable)
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first IPv4 address that is not loopback; undefined on a machine with no network at all. */
export function outwardAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal)?.address
}
