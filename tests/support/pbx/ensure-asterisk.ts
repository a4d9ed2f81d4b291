import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { installPackages } from '../system/ensure-program.ts'
import { distribution, findProgram, isRoot } from '../system/machine.ts'
import { packages } from './asterisk-packages.ts'
import { offerLoopback } from './loopback-ice.ts'
import { type OtherPbx, parseOtherPbx } from './other-pbx.ts'
import { unpackAsterisk, unpackedProgram } from './unpack-asterisk.ts'

/** An Asterisk that can be started: the program with its leading arguments, and its folders. */
export type AsteriskInstall = {
  readonly program: string
  readonly programArguments: readonly string[]
  readonly modules: string
  readonly sounds: string
  readonly documentation: string
  /** Whether it puts 127.0.0.1 into its ICE candidates. */
  readonly offersLoopback: boolean
}

export type PbxAvailability =
  /** Our own Asterisk, ready to be started. */
  | { readonly kind: 'asterisk'; readonly install: AsteriskInstall }
  /** PRONTO_PBX names a PBX that runs already. */
  | { readonly kind: 'other'; readonly pbx: OtherPbx }
  /** No Asterisk can be had on this system: what needs one is not run, and that is said. */
  | { readonly kind: 'unsupported'; readonly reason: string }
  /** It can be had here, and bringing it failed. */
  | { readonly kind: 'failed'; readonly reason: string }

export const configurationFolder = join(import.meta.dirname, 'etc')
const modulesFile = join(configurationFolder, 'modules.conf')

// Raised when the layout of the cached folder changes.
const layout = 1

/** Where unpacked copies live between runs: per user, outside the repository. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'pronto-tests')
}

/** Changes with everything that the content of a cached folder depends on. */
function versionOf(source: string): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([source, layout, packages, readFileSync(modulesFile, 'utf8')]))
  return hash.digest('hex').slice(0, 12)
}

/** Builds a folder beside its final place and renames it, so that a broken or half-done one is never found. */
async function cached(
  source: string,
  build: (target: string, scratch: string) => Promise<void>,
): Promise<string> {
  const cache = cacheFolder()
  const folder = join(cache, `asterisk-${versionOf(source)}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'building-'))
  try {
    const target = join(work, 'asterisk')
    mkdirSync(target)
    await build(target, join(work, 'scratch'))
    try {
      renameSync(target, folder)
    } catch (error) {
      // Another run was faster: its copy is as good as ours.
      if (!existsSync(folder)) throw error
    }
    return folder
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function fromDebian(): Promise<AsteriskInstall> {
  const folder = await cached('debian', (target, scratch) => unpackAsterisk(target, scratch, modulesFile))
  return {
    ...unpackedProgram(folder),
    modules: join(folder, 'modules'),
    sounds: join(folder, 'sounds'),
    documentation: join(folder, 'documentation'),
    offersLoopback: true,
  }
}

/** Ubuntu's own program, with a copy of its modules: the system's files stay as they are. */
async function fromUbuntu(): Promise<AsteriskInstall> {
  if (!findProgram('asterisk')) {
    if (!isRoot()) throw new Error('only root may bring it (Ubuntu: apt-get install asterisk)')
    const failure = await installPackages(['asterisk'])
    if (failure) throw new Error(failure)
  }
  const program = findProgram('asterisk')
  if (!program) throw new Error('the package asterisk brought no program')
  const folder = await cached(`ubuntu ${statSync(program).mtimeMs}`, async (target) => {
    const installed = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/asterisk/modules`
    cpSync(installed, join(target, 'modules'), { recursive: true, dereference: true })
  })
  return {
    program,
    programArguments: [],
    modules: join(folder, 'modules'),
    sounds: '/usr/share/asterisk/sounds/en_US_f_Allison',
    documentation: '/usr/share/asterisk/documentation',
    offersLoopback: offerLoopback(join(folder, 'modules/res_rtp_asterisk.so')),
  }
}

/** Brings an Asterisk for the tests, or says why there is none. Never throws; a second call finds the first one's copy. */
export async function ensureAsterisk(): Promise<PbxAvailability> {
  const named = process.env['PRONTO_PBX']
  try {
    if (named) return { kind: 'other', pbx: parseOtherPbx(named) }
    const system = distribution()
    if (system === 'debian' && process.arch === 'x64')
      return { kind: 'asterisk', install: await fromDebian() }
    if (system === 'ubuntu') return { kind: 'asterisk', install: await fromUbuntu() }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', reason: named ? words : `Asterisk could not be brought: ${words}` }
  }
  return {
    kind: 'unsupported',
    reason:
      'No Asterisk for the tests on this system (Debian on amd64 and Ubuntu have one): set PRONTO_PBX to a PBX that is set up as tests/support/pbx/etc.',
  }
}

let known: Promise<PbxAvailability> | undefined

/** What {@link ensureAsterisk} found, asked once a process. */
export function pbxAvailability(): Promise<PbxAvailability> {
  known ??= ensureAsterisk()
  return known
}
