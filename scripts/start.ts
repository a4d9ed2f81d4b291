import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { canShowWindow } from '../src-main/hosts/browser/open-window.ts'
import { parseStartOptions, type StartOptions } from '../src-main/hosts/start-options.ts'
import { languageOf, systemLocale } from '../src-main/hosts/system-language.ts'
import { startTexts } from '../src-main/texts/start.ts'
import { build, isBuilt } from './start/build.ts'
import { electronProgram, fetchElectron, fetchLimitSeconds } from './start/electron-runtime.ts'
import { runElectron } from './start/run-electron.ts'

const root = join(import.meta.dirname, '..')
const texts = startTexts[languageOf(systemLocale(process.env))]
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<number> {
  const parsed = parseStartOptions(words)
  if (!parsed.ok) {
    say(texts.problems[parsed.problem](parsed.given))
    return 2
  }
  if (parsed.options.help) {
    say(texts.help)
    return 0
  }
  if (!buildIfNeeded()) return 1
  const electron = await electronFor(parsed.options)
  if (electron) {
    const run = await runElectron(electron, root, words)
    if (run.started) return run.exitCode
    say(texts.electronFailed)
  }
  await import(pathToFileURL(join(root, 'out', 'main', 'browser.js')).href)
  return Number(process.exitCode ?? 0)
}

function buildIfNeeded(): boolean {
  if (isBuilt(root)) return true
  say(texts.building)
  const begun = Date.now()
  const wrong = build(root)
  if (wrong !== undefined) process.stderr.write(wrong)
  say(wrong === undefined ? texts.built(((Date.now() - begun) / 1_000).toFixed(1)) : texts.buildFailed)
  return wrong === undefined
}

/** Electron's program, fetched if need be; undefined where Pronto goes to the browser, and then it was said why. */
async function electronFor({ browser, open }: StartOptions): Promise<string | undefined> {
  // An address is only ever printed by the browser host.
  if (browser || !open) return undefined
  if (!canShowWindow({ platform: process.platform, home: homedir(), environment: process.env })) {
    say(texts.noDisplay)
    return undefined
  }
  const present = electronProgram(root)
  if (present) return present
  say(texts.fetchingRuntime)
  const fetched = await fetchElectron(root, (seconds) => say(texts.stillFetching(seconds)))
  if (fetched === 'failed') say(texts.runtimeUnreachable)
  if (fetched === 'too-slow') say(texts.runtimeTooSlow(fetchLimitSeconds))
  return electronProgram(root)
}

process.exitCode = await main(process.argv.slice(2))
