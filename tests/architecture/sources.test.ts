import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../..')
const longest = 400

function sourcesIn(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

it.each(['src-main', 'src-renderer', 'tests', 'scripts'])('has no file over 400 lines in %s', (folder) => {
  const files = sourcesIn(folder)
  const tooLong = files
    .map((file) => ({
      file: relative(repository, file),
      lines: readFileSync(file, 'utf8').split('\n').length - 1,
    }))
    .filter(({ lines }) => lines > longest)

  expect(files.length).toBeGreaterThan(0)
  expect(tooLong).toEqual([])
})
