import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, isBuilt } from './start/build.ts'
import { electronProgram } from './start/electron-runtime.ts'

const root = join(import.meta.dirname, '..')

/** Runs the journeys of `tests/e2e` on Electron instead of the browser host. */
function main(): number {
  if (!electronProgram(root)) {
    console.error(
      'The Electron runtime is not here, so nothing was tested. Fetch it with: npx install-electron',
    )
    return 1
  }
  const wrong = isBuilt(root) ? undefined : build(root)
  if (wrong !== undefined) {
    console.error(wrong)
    return 1
  }
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', ...['e2e', 'e2e-alone'].flatMap((project) => ['--project', project]), 'e2e/journeys'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PRONTO_TEST_HOST: 'electron' },
    },
  )
  return status ?? 1
}

process.exitCode = main()
