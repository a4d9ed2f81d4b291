import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  loadConfigFromFile,
  MainConfigFactory,
  type MainViteConfig,
  PreloadConfigFactory,
  type PreloadViteConfig,
} from 'electron-vite'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '../../..')

export type BuiltHost = { readonly main: string; readonly preload: string; remove(): void }

/**
 * Builds the Electron host by the project's own configuration: with a stand-in for the console inside, or whole, with
 * the console and its worker threads.
 */
export async function buildHost(what: 'host' | 'whole' = 'host'): Promise<BuiltHost> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Inside the project: the bundle finds its packages from there.
  const folder = mkdtempSync(join(root, '.cache', 'electron-host-'))
  const outDir = join(folder, 'out')
  cpSync(join(root, 'resources'), join(folder, 'resources'), { recursive: true })
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, root)
  // Whole with every entry of the project's own: what two of them use is then in neither, as in the program.
  const main = withOutput(
    config.main,
    join(outDir, 'main'),
    what === 'host' && { electron: 'src-main/hosts/electron/main.ts' },
  )
  const preload = withOutput(config.preload, join(outDir, 'preload'), {
    preload: 'src-main/hosts/electron/preload.ts',
  })
  const inline = { logLevel: 'error', configFile: false } as const
  const mainConfig = await new MainConfigFactory(main, inline, { root }).build(true)
  const preloadConfig = await new PreloadConfigFactory(preload, inline, { root }).build(true)
  await build({
    ...mainConfig,
    root,
    plugins: [...(what === 'host' ? [standInConsole] : []), ...(mainConfig.plugins ?? [])],
  })
  await build({ ...preloadConfig, root })
  writePage(join(outDir, 'renderer'))
  return {
    main: join(outDir, 'main', 'electron.js'),
    preload: join(outDir, 'preload', 'preload.cjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function withOutput(
  config: MainViteConfig | PreloadViteConfig = {},
  outDir: string,
  input: Record<string, string> | false,
) {
  const rollupOptions = { ...config.build?.rollupOptions, ...(input && { input }) }
  return { ...config, build: { ...config.build, outDir, rollupOptions } }
}

const standInConsole: Plugin = {
  name: 'stand-in-console',
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('/console.ts') ? join(import.meta.dirname, 'console-module.ts') : undefined,
}

function writePage(renderer: string): void {
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Pronto</title>')
  writeFileSync(join(renderer, 'assets', 'index-abc123.js'), 'export {}')
}
