import { spawnSync } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const scripts = join(import.meta.dirname, '../../../scripts')

it('says that nothing was tested where the Electron runtime is not there, and fails', () => {
  const folder = temporaryFolder()
  cpSync(scripts, join(folder, 'scripts'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/test-electron.ts')], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr.trim()).toBe(
    'The Electron runtime is not here, so nothing was tested. Fetch it with: npx install-electron',
  )
})
