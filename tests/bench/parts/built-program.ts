import { join } from 'node:path'
import { build, isBuilt } from '../../../scripts/start/build.ts'

const root = join(import.meta.dirname, '../../..')

/** What is measured is what users start: the program, built from the sources as they are. */
export function buildProgram(): void {
  const trouble = isBuilt(root) ? undefined : build(root)
  if (trouble !== undefined) throw new Error(`the program does not build: ${trouble}`)
}
