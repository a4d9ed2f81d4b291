import { spawn } from 'node:child_process'

/** A runtime that ends badly this soon could not start at all: libraries missing, sandbox refused. */
const startingMs = 15_000

export type ElectronRun = { readonly started: boolean; readonly exitCode: number }

/** Runs Electron until its user closes it, or Ctrl+C ends it. */
export function runElectron(program: string, root: string, words: readonly string[]): Promise<ElectronRun> {
  return new Promise((resolve) => {
    const begun = Date.now()
    const child = spawn(program, [root, ...words], { stdio: 'inherit' })
    // The terminal sends Ctrl+C to both; this one waits for the other to end cleanly.
    const stop = () => child.kill('SIGTERM')
    const end = (run: ElectronRun) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve(run)
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
    child.once('error', () => end({ started: false, exitCode: 1 }))
    child.once('exit', (code, signal) => {
      const asked = signal === 'SIGTERM' || signal === 'SIGINT'
      const failed = !asked && code !== 0 && Date.now() - begun < startingMs
      end({ started: !failed, exitCode: asked ? 0 : (code ?? 1) })
    })
  })
}
