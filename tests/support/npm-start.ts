import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { isGroupRunning } from './still-running.ts'
import { isRoot } from './system/machine.ts'

const root = join(import.meta.dirname, '../..')
const startWithinMs = 60_000
/** What npm has started may outlive it for a moment on a busy machine. */
const endWithinMs = 15_000
// Chromium runs as root in tests only, and Pronto opens no window there.
const notRoot = `--import=data:text/javascript,process.getuid=()=>1000`

export type NpmStart = {
  /** What Pronto said, line by line. */
  said(): string[]
  /** The address that was printed. */
  address(): Promise<string>
  /** The exit code, once it has ended by itself. */
  ended(): Promise<number | null>
  /** Ctrl+C: the terminal sends it to npm and to all that npm has started. */
  interrupt(): Promise<void>
}

export type StartPlan = {
  readonly home: string
  readonly words: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** `npm start` as the read-me has it, of somebody who has nothing yet in `home`, where Electron cannot be fetched. */
export function npmStart({ home, words, environment }: StartPlan): NpmStart {
  const npm = spawn('npm', ['start', ...(words.length > 0 ? ['--', ...words] : [])], {
    cwd: root,
    detached: true,
    env: { ...systemEnvironment(), HOME: home, LANG: 'it_IT.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const group = npm.pid ?? Number.NaN
  let [output, errors] = ['', '']
  npm.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  npm.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  const ended = new Promise<number | null>((resolve) => npm.once('close', resolve))
  onTestFinished(() => {
    if (isGroupRunning(group)) process.kill(-group, 'SIGKILL')
  })

  return {
    // npm says itself what it runs.
    said: () => output.split('\n').filter((line) => line !== '' && !line.startsWith('> ')),
    ended: () => ended,
    address: () =>
      new Promise((resolve, reject) => {
        const giveUp = () => reject(new Error(`npm start printed no address:\n${output}${errors}`))
        const late = setTimeout(giveUp, startWithinMs)
        const look = () => {
          const address = /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/.exec(output)?.[0]
          if (!address) return
          clearTimeout(late)
          resolve(address)
        }
        npm.stdout.on('data', look)
        void ended.then(giveUp)
        look()
      }),
    async interrupt() {
      process.kill(-group, 'SIGINT')
      await ended
      const look = () => {
        if (isGroupRunning(group)) throw new Error('npm start left something running')
      }
      await vi.waitFor(look, { timeout: endWithinMs, interval: 50 })
    },
  }
}

/** Without what the npm of the tests says to its scripts, and without any word on where Electron comes from. */
function systemEnvironment(): NodeJS.ProcessEnv {
  const own = /^(npm_|electron|lc_|xdg_|pronto_|node_options$|display$|wayland_display$)/i
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name))
  return {
    ...Object.fromEntries(kept),
    // Nobody answers there.
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    ...(isRoot() ? { NODE_OPTIONS: notRoot } : {}),
  }
}
