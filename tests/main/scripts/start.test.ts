import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isBuilt } from '../../../scripts/start/build.ts'
import { electronProgram, fetchElectron } from '../../../scripts/start/electron-runtime.ts'
import { runElectron } from '../../../scripts/start/run-electron.ts'
import { parseStartOptions, profileAmong } from '../../../src-main/hosts/start-options.ts'

const root = join(import.meta.dirname, '../../..')

it('shows what can be written, in the language of the system', () => {
  expect(start(['--help'], 'en_GB.UTF-8')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('opens Pronto'),
  })
  expect(start(['--help'], 'it_IT.UTF-8')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('apre Pronto'),
  })
})

it.each(['../bob', 'a b', '', 'a/b', 'C:', 'x'.repeat(65), 'bob.', 'è'])(
  'refuses the profile name «%s»',
  (name) => {
    expect(parseStartOptions(['--profile', name])).toMatchObject({ ok: false, problem: 'bad-profile-name' })
    expect(profileAmong(['--profile', name])).toBeNull()
  },
)

it('says what is wrong with a profile name and starts nothing', () => {
  const { status, stdout } = start(['--profile', '../bob'], 'en_GB.UTF-8')
  expect(status).toBe(2)
  expect(stdout).toContain('“../bob” cannot be the name of a profile')
})

it('refuses words it does not know', () => {
  const { status, stdout } = start(['--colour'], 'it_IT.UTF-8')
  expect(status).toBe(2)
  expect(stdout).toContain('Non conosco «--colour»')
})

it('reads the options that the read-me names', () => {
  expect(parseStartOptions([])).toEqual({
    ok: true,
    options: { profileName: 'default', browser: false, open: true, help: false },
  })
  expect(parseStartOptions(['--browser', '--no-open', '--profile', 'front_desk-2'])).toEqual({
    ok: true,
    options: { profileName: 'front_desk-2', browser: true, open: false, help: false },
  })
})

it('finds the profile among the words that Chromium adds', () => {
  expect(profileAmong(['--inspect=0', '--remote-debugging-port=0'])).toBe('default')
  expect(profileAmong(['--no-sandbox', '--profile', 'bob', '--x'])).toBe('bob')
  expect(profileAmong(['--profile=bob'])).toBe('bob')
  expect(profileAmong(['--profile'])).toBeNull()
})

it.each(['18.19.1', '20.19.0', '22.12.0'])('tells Node %s in one sentence what to do', (version) => {
  const { status, stderr } = checkNode(version, 'en_GB.UTF-8')
  expect(status).toBe(1)
  expect(stderr).toContain(`this is ${version}`)
  expect(stderr).toContain('npm install-scripts approve node')
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(checkNode(version, 'it_IT.UTF-8').stderr).toContain(
    'gli script di installazione sono stati rifiutati',
  )
})

it.each(['22.18.0', '24.1.0', '26.0.0'])('lets Node %s pass', (version) => {
  expect(checkNode(version, 'en_GB.UTF-8')).toMatchObject({ status: 0, stderr: '' })
})

it('takes a folder without a build, or with one of other sources, for not built', () => {
  const folder = temporaryFolder()
  for (const name of ['src-main', 'src-renderer', 'resources', 'out/main'])
    mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['electron.vite.config.ts', 'package.json', 'tsconfig.json', 'src-main/a.ts'])
    writeFileSync(join(folder, name), name)
  expect(isBuilt(folder)).toBe(false)
  writeFileSync(join(folder, 'out/main/.sources'), 'other sources')
  expect(isBuilt(folder)).toBe(false)
})

it('fetches the runtime by the package’s own script', async () => {
  const folder = electronPackage(`
    const { mkdirSync, writeFileSync } = require('node:fs')
    mkdirSync(__dirname + '/dist')
    writeFileSync(__dirname + '/dist/electron', '')
    writeFileSync(__dirname + '/path.txt', 'electron')
  `)
  expect(electronProgram(folder)).toBeUndefined()
  expect(await fetchElectron(folder, () => {})).toBe('present')
  expect(electronProgram(folder)).toBe(join(folder, 'node_modules/electron/dist/electron'))
})

it('says so when the runtime cannot be fetched, or does not come in time', async () => {
  expect(await fetchElectron(electronPackage('process.exit(1)'), () => {})).toBe('failed')
  const said: number[] = []
  const stuck = electronPackage('setInterval(() => {}, 1000)')
  const times = { limitMs: 300, sayEveryMs: 100 }
  expect(await fetchElectron(stuck, (seconds) => said.push(seconds), times)).toBe('too-slow')
  expect(said.length).toBeGreaterThan(0)
})

it('knows an Electron that cannot start from one that was closed', async () => {
  const folder = temporaryFolder()
  const program = (code: number) => {
    const file = join(folder, `ends-${code}.mjs`)
    writeFileSync(file, `process.exit(${code})`)
    return file
  }
  expect(await runElectron(process.execPath, program(127), [])).toEqual({ started: false, exitCode: 127 })
  expect(await runElectron(process.execPath, program(0), [])).toEqual({ started: true, exitCode: 0 })
  expect(await runElectron(join(folder, 'absent'), folder, [])).toMatchObject({ started: false })
})

function start(words: string[], locale: string) {
  return spawnSync(process.execPath, [join(root, 'scripts/start.ts'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: locale },
  })
}

function checkNode(version: string, locale: string) {
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`
  return spawnSync(process.execPath, ['--import', pretend, join(root, 'scripts/check-node.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: locale },
  })
}

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pronto-start-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function electronPackage(install: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'node_modules/electron'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/electron/install.js'), install)
  return folder
}
