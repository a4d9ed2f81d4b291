import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { electronProgram } from '../../scripts/start/electron-runtime.ts'
import { isRoot } from './system/machine.ts'

const root = join(import.meta.dirname, '../..')

export type TestElectron = {
  readonly application: ElectronApplication
  readonly page: Page
  /** As a power cut would. */
  kill(): Promise<void>
  /** As the user does. May be called twice. */
  stop(): Promise<void>
}

/** The built Electron host with its data in `data`, a fake microphone, and its window open. */
export async function launchElectron(
  data: string,
  locale: 'it-IT' | 'en-GB' = 'it-IT',
): Promise<TestElectron> {
  const executablePath = electronProgram(root)
  if (!executablePath) throw new Error('The Electron runtime is absent: npx install-electron fetches it.')
  const application = await _electron.launch({
    executablePath,
    args: [root, ...electronArguments(), `--lang=${locale}`, '--profile', 'test'],
    env: { ...definedOnly(process.env), PRONTO_DATA: data },
  })
  const child = application.process()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const page = await application.firstWindow()
  let stopped: Promise<void> | undefined
  return {
    application,
    page,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    stop() {
      stopped ??= child.exitCode === null ? application.close() : ended
      return stopped
    },
  }
}

/** The same as the tests' Chromium has; of ours, only the microphone is not real. */
function electronArguments(): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--allow-loopback-in-peer-connection',
    '--disable-gpu',
    ...(process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : []),
  ]
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
