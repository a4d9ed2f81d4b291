import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('../../', import.meta.url))
const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ gypfile: z.boolean().optional(), hasInstallScript: z.boolean().optional() }),
  ),
})

// `npm ci` compiles what has a binding.gyp unless the lock file says `gypfile: false`; `npm install` drops that line.
it('installs without a compiler', () => {
  const { packages } = LockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const compiled = Object.entries(packages).filter(
    ([path, { gypfile, hasInstallScript }]) =>
      gypfile !== false && !hasInstallScript && existsSync(join(root, path, 'binding.gyp')),
  )
  expect(compiled.map(([path]) => path)).toEqual([])
})
