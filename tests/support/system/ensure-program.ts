import { distribution, findProgram, isExecutable, isRoot } from './machine.ts'
import { run } from './run.ts'

/** A tool the tests need: where it is, or one sentence that says what to do. */
export type Tool =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly reason: string }

export type ProgramWanted = {
  readonly what: string
  readonly names: readonly string[]
  readonly debianPackage: string
  /** Name of the environment variable that points at another copy. */
  readonly overriddenBy: string
}

/** Finds a program, or as root on Debian and Ubuntu installs its package. Never throws. */
export async function ensureProgram(wanted: ProgramWanted): Promise<Tool> {
  const override = process.env[wanted.overriddenBy]
  if (override) {
    if (isExecutable(override)) return { ok: true, path: override }
    return { ok: false, reason: `${wanted.overriddenBy} points at ${override}, which is no program.` }
  }
  const found = findProgram(...wanted.names)
  if (found) return { ok: true, path: found }
  const advice = `install it (Debian, Ubuntu: apt-get install ${wanted.debianPackage}) or set ${wanted.overriddenBy} to its path.`
  if (distribution() === 'other') return { ok: false, reason: `${wanted.what} is missing: ${advice}` }
  if (!isRoot())
    return { ok: false, reason: `${wanted.what} is missing and only root may bring it: ${advice}` }
  const failure = await installPackages([wanted.debianPackage])
  const installed = findProgram(...wanted.names)
  if (installed) return { ok: true, path: installed }
  return {
    ok: false,
    reason: `${wanted.what} could not be installed (${failure ?? 'no program in it'}): ${advice}`,
  }
}

/** Installs packages with apt-get as root; returns apt's last words where that failed. */
export async function installPackages(packages: readonly string[]): Promise<string | undefined> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['-qq', 'install', '-y', '--no-install-recommends', ...packages]
  if ((await run('apt-get', install, { env })).code === 0) return undefined
  // Package lists that are absent or older than the archive: fetch them and try once more.
  await run('apt-get', ['-qq', 'update'], { env })
  const { code, stderr } = await run('apt-get', install, { env })
  return code === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? `apt-get ended with ${code}`)
}
