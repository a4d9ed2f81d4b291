import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const sources = ['src-main', 'src-renderer', 'resources']
const settings = ['electron.vite.config.ts', 'package.json', 'tsconfig.json']

// Among what a build empties first: a build by other means takes the stamp away.
const stampFile = ['out', 'main', '.sources'] as const

/** The built program was made from these very sources. */
export function isBuilt(root: string): boolean {
  try {
    return readFileSync(join(root, ...stampFile), 'utf8') === hashSources(root)
  } catch {
    return false
  }
}

/** Builds into `out/`; undefined when that went well, else what was said. */
export function build(root: string): string | undefined {
  const hash = hashSources(root)
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [electronVite, 'build'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) return `${stdout}\n${stderr}`
  writeFileSync(join(root, ...stampFile), hash)
  return undefined
}

function hashSources(root: string): string {
  const hash = createHash('sha256')
  for (const file of [
    ...settings.map((name) => join(root, name)),
    ...sources.flatMap((name) => filesIn(root, name)),
  ])
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
