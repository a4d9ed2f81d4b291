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
const Package = z.object({ scripts: z.record(z.string(), z.string()) })

// `npm ci` compiles what has a binding.gyp unless the lock file says `gypfile: false`; `npm install` drops that line.
it('installs without a compiler', () => {
  const { packages } = LockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const compiled = Object.entries(packages).filter(
    ([path, { gypfile, hasInstallScript }]) =>
      gypfile !== false && !hasInstallScript && existsSync(join(root, path, 'binding.gyp')),
  )
  expect(compiled.map(([path]) => path)).toEqual([])
})

// On Node 20 better-sqlite3 crashes without a word, where install scripts were refused and no newer Node is there.
it('says that Node is too old before it builds, tests or measures anything', () => {
  const { scripts } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  // What `check` runs.
  const parts = ['lint', 'types', 'dead']
  const unchecked = Object.entries(scripts).filter(
    ([name, command]) => !parts.includes(name) && !command.startsWith('node scripts/check-node.mjs && '),
  )
  expect(unchecked).toEqual([])
})
