import { spawn } from 'node:child_process'

/**
 * Kills a process of ours and removes its folder when this process dies, however it dies: the watchdog reads from a
 * pipe whose other end closes with us. Call what it returns once the process has ended, so that a pid used again is
 * never hit.
 */
export function watchOver(pid: number, folder: string): () => void {
  const script = 'read -r gone; kill -KILL "$1" 2>/dev/null; rm -rf "$2"'
  const watchdog = spawn('sh', ['-c', script, 'sh', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Its own process group: Ctrl-C must not end it before it has done its work.
    detached: true,
  })
  watchdog.unref()
  return () => void watchdog.kill('SIGKILL')
}
