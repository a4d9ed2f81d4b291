import { arch, platform, release } from 'node:os'
// biome-ignore lint/style/noRestrictedImports: the version stands in the package file alone, which is data and no source.
import packageFile from '../package.json' with { type: 'json' }
import type { HostPort } from './contract/host.ts'

/** Which Pronto this is and what it runs on, by name; nothing of it tells one machine or person from another. */
export function programVersions(
  host: HostPort['name'],
  runtime: NodeJS.ProcessVersions = process.versions,
): Readonly<Record<string, string>> {
  const { node, ['electron']: electron, ['chrome']: chromium } = runtime
  return {
    pronto: packageFile.version,
    host,
    ...(electron ? { electron } : {}),
    ...(chromium ? { chromium } : {}),
    node,
    system: `${platform()} ${release()} ${arch()}`,
  }
}
