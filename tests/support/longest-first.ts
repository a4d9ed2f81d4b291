import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longer than their size lets one think: a day of calls, processes that are killed, threads. */
const long = new Set([
  'day.test.ts',
  'crash.test.ts',
  'door.test.ts',
  'console-reach.test.ts',
  'console.test.ts',
  'csv-import.test.ts',
  'stories.test.ts',
  'vcard-import.test.ts',
  'bulk.test.ts',
  'account.test.ts',
  'two-brands.test.ts',
  'every-screen.test.tsx',
  'softphone-endurance.test.ts',
  'every-screen.test.ts',
])

/** In bytes, of the journey beside it where there is one: the test file only names it. */
function lengthOf({ moduleId }: TestSpecification): number {
  const journey = moduleId.replace(/\.test\.ts$/, '.ts')
  const { size } = statSync(existsSync(journey) ? journey : moduleId)
  return long.has(basename(moduleId)) ? Number.MAX_SAFE_INTEGER : size
}

const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder

/**
 * What takes long begins first, so that no worker stands still while another ends the last file by itself. Across
 * projects: those that draw keep the processor busy while those with threads and sockets wait.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = files.map((file) => ({ file, length: lengthOf(file) }))
    sorted.sort((one, other) => groupOf(one.file) - groupOf(other.file) || other.length - one.length)
    return sorted.map(({ file }) => file)
  }
}
