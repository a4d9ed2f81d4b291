import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { outwardAddress } from '../system/machine.ts'
import { watchOver } from '../system/watchdog.ts'
import { runCommand, waitUntilBooted } from './ami.ts'
import { type AsteriskInstall, pbxAvailability } from './ensure-asterisk.ts'
import { drawMediaPorts, findFreePorts } from './free-ports.ts'
import { connectOtherPbx, waitForLine } from './other-pbx-connection.ts'
import { accounts, type TestPbx } from './test-pbx.ts'
import { writeState } from './write-state.ts'

const outsideAddress = '127.0.0.2'
const startWithinMs = 30_000
const stopWithinMs = 5_000

type Running = {
  readonly process: ChildProcess
  readonly ended: Promise<void>
  readonly dismiss: () => void
}

async function launch(install: AsteriskInstall, state: string): Promise<Running> {
  const output = openSync(join(state, 'log/output'), 'a')
  const configuration = join(state, 'etc/asterisk.conf')
  const asterisk = spawn(install.program, [...install.programArguments, '-f', '-C', configuration], {
    stdio: ['ignore', output, output],
    env: { ...process.env, OPENSSL_CONF: '/dev/null' },
    detached: true,
  })
  closeSync(output)
  const ended = new Promise<void>((resolve) => {
    asterisk.once('exit', () => resolve())
    asterisk.once('error', () => resolve())
  })
  await new Promise((resolve) => asterisk.once('spawn', resolve).once('error', resolve))
  if (asterisk.pid === undefined) throw new Error(`${install.program} could not be started`)
  asterisk.unref()
  return { process: asterisk, ended, dismiss: watchOver(asterisk.pid, state) }
}

async function end(running: Running, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  running.process.kill(signal)
  const late = setTimeout(() => running.process.kill('SIGKILL'), stopWithinMs)
  await running.ended
  clearTimeout(late)
  running.dismiss()
}

/** Waits until Asterisk itself says that it is up. Its secret is drawn for each run: no other can answer for it. */
async function waitUntilReady(running: Running, ami: NonNullable<TestPbx['ami']>): Promise<void> {
  const deadline = Date.now() + startWithinMs
  let lastWords = ''
  let gone = false
  void running.ended.then(() => {
    gone = true
  })
  while (Date.now() < deadline && !gone) {
    try {
      await waitUntilBooted(ami, deadline - Date.now())
      return
    } catch (error) {
      lastWords = error instanceof Error ? error.message : String(error)
      await delay(15)
    }
  }
  throw new Error(gone ? 'Asterisk ended while starting' : `Asterisk was not up in time: ${lastWords}`)
}

async function startOwn(install: AsteriskInstall): Promise<TestPbx> {
  const state = mkdtempSync(join(tmpdir(), 'pronto-pbx-'))
  const [httpPort = 0, httpsPort = 0, sipPort = 0, managerPort = 0, outsidePort = 0] = await findFreePorts(
    5,
    ['127.0.0.1', outsideAddress],
  )
  const mediaPorts = drawMediaPorts()
  const ami = {
    host: '127.0.0.1',
    port: managerPort,
    username: 'tests',
    secret: randomBytes(12).toString('hex'),
  }
  const certificate = writeState(state, install, {
    httpPort,
    httpsPort,
    sipPort,
    managerPort,
    managerSecret: ami.secret,
    outsidePort,
    outsideAddress,
    rtpStart: mediaPorts.first,
    rtpEnd: mediaPorts.last,
    mediaAddress: install.offersLoopback ? '127.0.0.1' : (outwardAddress() ?? '127.0.0.1'),
  })
  const readLog = () =>
    ['log/output', 'log/full']
      .map((name) => join(state, name))
      .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
      .join('')
  let whole: string | undefined
  const log = () => whole ?? readLog()

  let running: Running | undefined
  const start = async () => {
    const started = await launch(install, state)
    try {
      await waitUntilReady(started, ami)
      running = started
    } catch (error) {
      await end(started, 'SIGKILL')
      const words = error instanceof Error ? error.message : String(error)
      throw new Error(`${words}\n${log().split('\n').slice(-15).join('\n')}`)
    }
  }
  const finish = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const current = running
    running = undefined
    if (current) await end(current, signal)
  }
  await start()
  return {
    wsUrl: `ws://127.0.0.1:${httpPort}/ws`,
    wssUrl: `wss://localhost:${httpsPort}/ws`,
    certificate,
    certificateFile: join(state, 'tls/certificate.pem'),
    trunk: { host: '127.0.0.1', port: sipPort, outsideAddress, outsidePort },
    ami,
    accounts,
    pid: () => running?.process.pid,
    cli: (command) => runCommand(ami, command),
    restart: async () => {
      await finish('SIGTERM')
      await start()
    },
    kill: () => finish('SIGKILL'),
    stop: async () => {
      // An orderly end takes half a second, and what it would tidy up is removed here.
      await finish('SIGKILL')
      whole ??= readLog()
      rmSync(state, { recursive: true, force: true })
    },
    log,
    waitForLog: (pattern, timeoutMs = 15_000) => waitForLine(log, pattern, timeoutMs),
  }
}

/**
 * A real PBX for one test file: our own Asterisk on loopback with ports of its own, ready in under a second,
 * or the one that PRONTO_PBX names. It ends with `stop`, and by itself when this process dies.
 * Throws with a sentence where there is none; ask `pbxAvailability` first.
 */
export async function startAsterisk(): Promise<TestPbx> {
  const available = await pbxAvailability()
  switch (available.kind) {
    case 'asterisk':
      return startOwn(available.install)
    case 'other':
      return connectOtherPbx(available.pbx)
    case 'unsupported':
    case 'failed':
      throw new Error(available.reason)
  }
}
