import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, runOrThrow } from '../system/run.ts'
import { packages, suites } from './asterisk-packages.ts'

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/** The Debian archive that this machine's apt uses; asked of apt itself, which needs no root and no package lists. */
async function debianMirror(): Promise<string> {
  const uris = await runOrThrow('apt-get', ['update', '--print-uris', '-o', 'APT::Sandbox::User='])
  const mirror = /^'(\S+?\/debian)\/+dists\//m.exec(uris)?.[1]
  if (!mirror) throw new Error('apt has no Debian archive in its sources')
  return mirror
}

/** An apt of our own beside the system's: it knows one suite, has nothing installed and writes to `folder` only. */
function writeAptConfiguration(folder: string, mirror: string, suite: string): string {
  mkdirSync(join(folder, 'lists/partial'), { recursive: true })
  mkdirSync(join(folder, 'cache/archives/partial'), { recursive: true })
  writeFileSync(join(folder, 'status'), '')
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${keyring}] ${mirror} ${suite} main\n`)
  const settings = {
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'APT::Architecture': 'amd64',
    'APT::Architectures': 'amd64',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
  }
  const file = join(folder, 'apt.conf')
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  )
  return file
}

async function downloadFrom(suite: string, mirror: string, folder: string): Promise<string[]> {
  const archives = join(folder, 'cache/archives')
  const env = { ...process.env, APT_CONFIG: writeAptConfiguration(folder, mirror, suite) }
  await runOrThrow('apt-get', ['-qq', 'update'], { env })
  const download = await run('apt-get', ['-qq', 'download', ...packages], { env, cwd: archives })
  if (download.code !== 0) {
    const everything = ['-qq', 'install', '-y', '--download-only', 'asterisk']
    await runOrThrow('apt-get', everything, { env })
  }
  return readdirSync(archives)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(archives, name))
}

/** Downloads the packages of the first suite that has them into `folder`; returns the .deb files. No root needed. */
export async function downloadPackages(folder: string): Promise<string[]> {
  const mirror = await debianMirror()
  const failures: string[] = []
  for (const suite of suites) {
    try {
      return await downloadFrom(suite, mirror, join(folder, suite))
    } catch (error) {
      failures.push(`${suite}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(failures.join('; '))
}
