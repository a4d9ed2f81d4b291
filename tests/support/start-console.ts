import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url))
const startWithinMs = 45_000

export type TestConsole = {
  /** Good for one use: the page that opens it becomes a window of the console. */
  readonly address: string
  readonly origin: string
  readonly pid: number
  output(): string
  /** As a power cut would. */
  kill(): Promise<void>
  /** As Ctrl+C does. May be called twice. */
  stop(): Promise<void>
}

/** The built browser host as its users start it, with its data in `data`. */
export async function startConsole(data: string, words: readonly string[] = []): Promise<TestConsole> {
  const host = spawn(process.execPath, [entry, '--no-open', '--profile', 'test', ...words], {
    env: { ...process.env, PRONTO_DATA: data, LANG: 'it_IT.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  host.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  host.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()))
  const address = await addressOf(host, ended, () => output)

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (host.exitCode === null && host.signalCode === null) host.kill(signal)
    await ended
  }
  return {
    address,
    origin: new URL(address).origin,
    pid: host.pid ?? 0,
    output: () => output,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function addressOf(host: ChildProcess, ended: Promise<void>, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => () => reject(new Error(`the console ${why}:\n${output()}`))
    const late = setTimeout(giveUp('printed no address'), startWithinMs)
    void ended.then(giveUp('ended'))
    host.stdout?.on('data', () => {
      const address = /https?:\/\/127\.0\.0\.1\S+/.exec(output())?.[0]
      if (!address) return
      clearTimeout(late)
      resolve(address)
    })
  })
}
