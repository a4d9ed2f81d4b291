import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** A file system in memory, as Linux has one. */
const memory = '/dev/shm'
const gibibyte = 2 ** 30
/** Far more than two stories at once put there; a container with little keeps its disk. */
const roomWanted = 4 * gibibyte
const memoryWanted = 6 * gibibyte

/**
 * Puts the folders of all stories in memory for a test run: a house is written thousands of times, each commit waits
 * for the disk, and no story asks more of a disk than to outlive a killed process (docs/decisions/0176). Whoever names
 * a folder (TMPDIR=/tmp) has the stories there.
 */
export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined
  const folder = mkdtempSync(join(memory, 'pronto-'))
  const guard = removeAtTheEnd(folder)
  process.env['TMPDIR'] = folder
  return () => {
    delete process.env['TMPDIR']
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    guard.kill('SIGKILL')
  }
}

function hasRoom(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= roomWanted && process.availableMemory() >= memoryWanted
  } catch {
    return false
  }
}

/** Memory is given back even when the run is killed: the guard reads from a pipe whose other end closes with it. */
function removeAtTheEnd(folder: string) {
  const guard = spawn('sh', ['-c', 'read -r gone; rm -rf "$1"', 'sh', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.unref()
  return guard
}
