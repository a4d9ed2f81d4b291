import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { run } from '../support/system/run.ts'

const repository = join(import.meta.dirname, '../..')

/** Compiles one file as if it stood in that zone, with the zone's own tsconfig; returns what the compiler says. */
async function compileIn(zone: string, source: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-types-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
  for (const configuration of ['tsconfig.json', join(zone, 'tsconfig.json')]) {
    mkdirSync(dirname(join(folder, configuration)), { recursive: true })
    cpSync(join(repository, configuration), join(folder, configuration))
  }
  writeFileSync(join(folder, zone, 'probe.ts'), source)
  const compiler = join(repository, 'node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [compiler, '-p', join(folder, zone), '--pretty', 'false'])
  return stdout
}

const pureZones = ['src-main/contract', 'src-main/domain', 'src-main/texts']

it.each([...pureZones, 'src-main'])('refuses the DOM in %s', async (zone) => {
  expect(await compileIn(zone, 'export const title = document.title\n')).toContain(
    "Cannot find name 'document'",
  )
})

it.each(pureZones)('refuses Node in %s', async (zone) => {
  expect(await compileIn(zone, 'export const id = process.pid\n')).toContain("Cannot find name 'process'")
})

it('knows Node in the main process and the DOM in the window', async () => {
  expect(await compileIn('src-main', 'export const id = process.pid\n')).toBe('')
  expect(await compileIn('src-renderer', 'export const title = document.title\n')).toBe('')
})
