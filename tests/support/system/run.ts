import { spawn } from 'node:child_process'

export type RunResult = { readonly code: number; readonly stdout: string; readonly stderr: string }
export type RunOptions = {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** The command is killed after this many milliseconds; its code is then 124, as `timeout` has it. */
  readonly timeoutMs?: number
}

/** Runs a command to its end. A command that cannot be started ends with code 127, as a shell would say. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, options.timeoutMs ?? 600_000)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const end = (result: RunResult) => {
      clearTimeout(timer)
      resolve(result)
    }
    child.once('error', (error) => end({ code: 127, stdout, stderr: `${stderr}${error.message}` }))
    child.once('close', (code) => end({ code: late ? 124 : (code ?? 1), stdout, stderr }))
  })
}

/** As {@link run}, for a command that has to succeed: returns what it printed, throws with its last words. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions = {}) {
  const { code, stdout, stderr } = await run(command, args, options)
  if (code === 0) return stdout
  const lastWords = `${stdout}\n${stderr}`.trim().split('\n').slice(-4).join(' | ')
  throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code}: ${lastWords}`)
}
