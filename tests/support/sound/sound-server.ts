import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ensurePactl, ensurePulseAudio } from '../ensure-pulseaudio.ts'
import { runOrThrow } from '../system/run.ts'
import { watchOver } from '../system/watchdog.ts'
import { type Ear, listenAt } from './ear.ts'

/** A headset, or what is built in: a loudspeaker and a microphone of one name. */
export type SoundDevice = {
  readonly name: string
  /** What comes out of its loudspeaker. */
  readonly ear: Ear
  unplug(): Promise<void>
}

export type SoundServer = {
  /** As PULSE_SERVER takes it. */
  readonly address: string
  /** The microphone gives a tone of `hertz` for as long as it is there. */
  plugIn(name: string, hertz: number): Promise<SoundDevice>
  /** What programs use that name no device. */
  makeDefault(device: SoundDevice): Promise<void>
  /** Ends it and removes its files. May be called twice. */
  stop(): Promise<void>
}

const startWithinMs = 10_000

/**
 * A PulseAudio of our own, with devices that come and go: Chromium's fake ones cannot be unplugged. It ends with
 * `stop`, and by itself when this process dies.
 */
export async function startSoundServer(): Promise<SoundServer> {
  const [daemon, control] = [await ensurePulseAudio(), await ensurePactl()]
  if (!daemon.ok || !control.ok)
    throw new Error(daemon.ok ? 'pactl is missing' : `PulseAudio: ${daemon.reason}`)
  const state = mkdtempSync(join(tmpdir(), 'pronto-sound-'))
  const address = `unix:${join(state, 'native')}`
  const env = { ...process.env, HOME: state, XDG_RUNTIME_DIR: state, PULSE_SERVER: address }
  const running = launch(daemon.path, state, env)
  const pactl = async (...words: readonly string[]) =>
    (await runOrThrow(control.path, ['--server', address, ...words], { env })).trim()

  const plugged = new Map<string, SoundDevice>()
  await waitUntilItAnswers(pactl)

  async function plugIn(name: string, hertz: number): Promise<SoundDevice> {
    const described = `device.description=${name}`
    const modules = [
      await pactl('load-module', 'module-null-sink', `sink_name=${name}`, `sink_properties=${described}`),
      await pactl('load-module', 'module-sine-source', `source_name=${name}-tone`, `frequency=${hertz}`),
      await pactl(
        'load-module',
        'module-remap-source',
        `source_name=${name}-microphone`,
        `master=${name}-tone`,
        `source_properties=${described}`,
      ),
    ]
    const ear = listenAt(`${name}.monitor`, address, env)
    const device: SoundDevice = {
      name,
      ear,
      async unplug() {
        ear.close()
        plugged.delete(name)
        for (const module of modules.splice(0).reverse()) await pactl('unload-module', module)
      },
    }
    plugged.set(name, device)
    return device
  }

  return {
    address,
    plugIn,
    async makeDefault({ name }) {
      await pactl('set-default-sink', name)
      await pactl('set-default-source', `${name}-microphone`)
    },
    async stop() {
      for (const { ear } of plugged.values()) ear.close()
      if (running.process.exitCode === null) running.process.kill('SIGTERM')
      await running.ended
      running.dismiss()
      rmSync(state, { recursive: true, force: true })
    },
  }
}

type Running = {
  readonly process: ChildProcess
  readonly ended: Promise<void>
  readonly dismiss: () => void
}

function launch(program: string, state: string, env: NodeJS.ProcessEnv): Running {
  // Nothing of the system's own configuration: no hardware, no session bus, no module that moves what plays.
  const socket = `module-native-protocol-unix socket=${join(state, 'native')} auth-anonymous=1`
  const words = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes']
  const child = spawn(program, [...words, '-L', socket], { env, stdio: 'ignore', detached: true })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.unref()
  const dismiss = child.pid === undefined ? () => undefined : watchOver(child.pid, state)
  return { process: child, ended, dismiss }
}

async function waitUntilItAnswers(pactl: (...words: string[]) => Promise<string>): Promise<void> {
  const deadline = Date.now() + startWithinMs
  for (;;) {
    try {
      await pactl('info')
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await delay(50)
    }
  }
}
