import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, vi } from 'vitest'
import type { CreateConsole } from '../../../../src-main/console-api.ts'
import { runBrowserHost } from '../../../../src-main/hosts/browser/run-browser-host.ts'
import { createConsoleStandIn } from '../../../support/console-stand-in.ts'
import { temporaryFolder } from './open-host.ts'

const address = /http:\/\/127\.0\.0\.1:(\d+)\/enter\/\S+/

function run(data: string, words: string[], createConsole: CreateConsole = createConsoleStandIn().create) {
  const lines: string[] = []
  const ended = runBrowserHost({
    createConsole,
    entry: pathToFileURL(join(data, 'out', 'main', 'browser.js')).href,
    words,
    machine: { platform: 'linux', home: data, environment: { PRONTO_DATA: data, LANG: 'it_IT.UTF-8' } },
    print: (line) => lines.push(line),
  })
  return { ended, lines, port: () => vi.waitFor(() => portIn(lines)) }
}

function portIn(lines: readonly string[]): number {
  const port = lines.map((line) => address.exec(line)?.[1]).find(Boolean)
  if (!port) throw new Error('no address yet')
  return Number(port)
}

it('prints an address, points a second start at itself, and ends cleanly on Ctrl+C pressed twice', async () => {
  const data = temporaryFolder()
  const console = createConsoleStandIn()
  const first = run(data, ['--no-open'], console.create)
  const port = await first.port()
  expect(console.options).toMatchObject({ profileName: 'default', systemLanguage: 'it' })

  const second = run(data, ['--no-open'])
  expect(await second.ended).toBe(0)
  expect(second.lines[0]).toBe('Pronto è già aperto su questo profilo.')
  expect(portIn(second.lines)).toBe(port)
  expect(second.lines.join()).not.toContain(address.exec(first.lines.join())?.[0])

  process.emit('SIGINT')
  process.emit('SIGINT')
  expect(await first.ended).toBe(0)
  expect(console.closed).toBe(1)
  expect(process.listenerCount('SIGINT')).toBe(0)
})

it('keeps profiles apart, each on its own port', async () => {
  const data = temporaryFolder()
  const alice = run(data, ['--no-open', '--profile', 'alice'])
  const bob = run(data, ['--no-open', '--profile', 'bob'])
  expect(await alice.port()).not.toBe(await bob.port())
  process.emit('SIGTERM')
  expect(await Promise.all([alice.ended, bob.ended])).toEqual([0, 0])
})

it('refuses a profile name that is a path, and starts nothing', async () => {
  const console = createConsoleStandIn()
  const { ended, lines } = run(temporaryFolder(), ['--profile', '../bob'], console.create)
  expect(await ended).toBe(2)
  expect(lines).toEqual([expect.stringContaining('../bob')])
  expect(console.options).toBeUndefined()
})

it('gives its port back when the console cannot start', async () => {
  const data = temporaryFolder()
  const failed = run(data, ['--no-open'], () => Promise.reject(new Error('Maria Rossi')))
  expect(await failed.ended).toBe(1)
  expect(failed.lines.at(-1)).toBe('Pronto non riesce a partire. I dati non sono stati toccati.')
  expect(failed.lines.join()).not.toContain('Maria')
  const again = run(data, ['--no-open'])
  await again.port()
  process.emit('SIGTERM')
  expect(await again.ended).toBe(0)
  expect(again.lines.join()).not.toContain('occupata')
})
