import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { bundleVariable } from './test-workers.ts'

const root = join(import.meta.dirname, '../..')
const prefix = 'pronto-test-workers-'
const day = 86_400_000

/** What runs have left that somebody interrupted; one that still goes on is younger. */
function sweep(cache: string): void {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name)
    const left = statSync(folder, { throwIfNoEntry: false })
    if (name.startsWith(prefix) && left && Date.now() - left.mtimeMs > day)
      rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Bundles the worker threads for a test run. Each of the thousand stores that the stories open starts three, and
 * reading them as hundreds of TypeScript files costs 0.4 s of processor time every time. Whoever watches goes by the
 * sources, which change meanwhile.
 */
export async function setup({ config }: TestProject): Promise<(() => void) | undefined> {
  if (config.watch || process.env[bundleVariable] !== undefined) return undefined
  // Below node_modules, so that the threads find the one package that is not bundled.
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  sweep(cache)
  const outDir = mkdtempSync(join(cache, prefix))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: {
        // Half the text to read for each thread; names stay, for whoever reads a stack.
        output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
        input: {
          writer: join(root, 'src-main/threads/writer.ts'),
          reader: join(root, 'src-main/threads/reader.ts'),
          'import-preparer': join(root, 'src-main/threads/import-preparer.ts'),
        },
      },
    },
  })
  process.env[bundleVariable] = outDir
  return () => {
    delete process.env[bundleVariable]
    rmSync(outDir, { recursive: true, force: true })
  }
}
