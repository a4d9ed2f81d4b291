import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../support/system/run.ts'

type Zone = {
  readonly file: string
  readonly allowed: readonly string[]
  readonly refused: readonly string[]
}

const everyPackage = ['electron', 'electron/main', 'sip.js', 'sip.js/lib/api/index.js', 'better-sqlite3']
const without = (name: string) => everyPackage.filter((candidate) => candidate.split('/')[0] !== name)
const only = (name: string) => everyPackage.filter((candidate) => candidate.split('/')[0] === name)
const node = ['node:fs', 'node:fs/promises']

/** Who may import whom, as docs and design have it: one file in each zone and what it tries. */
const zones: readonly Zone[] = [
  {
    file: 'src-main/contract/a.ts',
    allowed: ['./b.ts', 'zod'],
    refused: [
      '../domain/b.ts',
      '../database/b.ts',
      '../calls/b.ts',
      '../console.ts',
      ...node,
      ...everyPackage,
    ],
  },
  ...['texts', 'domain'].map((folder) => ({
    file: `src-main/${folder}/a.ts`,
    allowed: ['./b.ts', '../contract/b.ts', 'libphonenumber-js'],
    refused: [
      '../database/b.ts',
      '../calls/b.ts',
      '../console.ts',
      '../hosts/b.ts',
      ...node,
      ...everyPackage,
    ],
  })),
  {
    file: 'src-main/domain/deep/a.ts',
    allowed: ['./b.ts', '../b.ts', '../../contract/b.ts'],
    refused: ['../../database/b.ts', '../../texts/b.ts', ...node, ...everyPackage],
  },
  {
    file: 'src-main/database/a.ts',
    allowed: ['../contract/b.ts', '../domain/b.ts', ...node, ...only('better-sqlite3')],
    refused: ['../customers/b.ts', '../texts/b.ts', '../threads/writer.ts', ...without('better-sqlite3')],
  },
  {
    file: 'src-main/database/migrations/a.ts',
    allowed: ['../migrate.ts', '../../contract/b.ts', ...only('better-sqlite3')],
    refused: ['../../customers/b.ts', '../../console.ts', ...without('better-sqlite3')],
  },
  ...['customers', 'a-feature-of-tomorrow'].map((folder) => ({
    file: `src-main/${folder}/a.ts`,
    allowed: ['./b.ts', '../contract/b.ts', '../domain/deep/b.ts', '../database/b.ts', ...node],
    refused: [
      ...[
        '../calls/b.ts',
        '../softphone/b.ts',
        '../exchange/b.ts',
        '../hosts/b.ts',
        '../texts/b.ts',
        '../console.ts',
      ],
      ...everyPackage,
    ],
  })),
  {
    file: 'src-main/report-pages/a.ts',
    allowed: ['./b.ts', '../contract/b.ts', '../domain/b.ts', '../reports/b.ts', '../texts/b.ts'],
    refused: ['../calls/b.ts', '../database/b.ts', '../console.ts', '../hosts/b.ts', ...everyPackage],
  },
  {
    file: 'src-main/imports/csv/a.ts',
    allowed: ['../b.ts', '../../contract/b.ts', '../../database/b.ts'],
    refused: ['../../calls/b.ts', '../../console.ts', ...everyPackage],
  },
  ...['softphone', 'exchange'].map((folder) => ({
    file: `src-main/${folder}/a.ts`,
    allowed: ['../contract/b.ts', '../domain/b.ts', ...node, ...only('sip.js')],
    refused: ['../database/b.ts', '../calls/b.ts', '../hosts/b.ts', '../console.ts', ...without('sip.js')],
  })),
  ...['session', 'threads'].map((folder) => ({
    file: `src-main/${folder}/a.ts`,
    allowed: [
      './b.ts',
      '../console-api.ts',
      '../contract/b.ts',
      '../calls/b.ts',
      '../database/b.ts',
      ...node,
    ],
    refused: ['../hosts/electron/b.ts', '../hosts/b.ts', '../../src-renderer/b.ts', ...everyPackage],
  })),
  ...['console', 'profile-keeper'].map((root) => ({
    file: `src-main/${root}.ts`,
    allowed: ['./contract/b.ts', './calls/b.ts', './softphone/b.ts', './database/b.ts', ...node],
    refused: ['./hosts/electron/b.ts', './hosts/b.ts', '../src-renderer/b.ts', ...everyPackage],
  })),
  {
    file: 'src-main/hosts/a.ts',
    allowed: ['./b.ts', '../console.ts', '../contract/b.ts', '../texts/b.ts'],
    refused: ['./electron/b.ts', './browser/b.ts', '../calls/b.ts', '../database/b.ts', ...everyPackage],
  },
  {
    file: 'src-main/hosts/browser/a.ts',
    allowed: ['../b.ts', '../../console.ts', '../../contract/b.ts', '../../texts/b.ts', ...node],
    refused: ['../electron/b.ts', '../../calls/b.ts', '../../database/b.ts', ...everyPackage],
  },
  {
    file: 'src-main/hosts/electron/a.ts',
    allowed: ['../b.ts', '../../console.ts', '../../contract/b.ts', ...only('electron')],
    refused: ['../browser/b.ts', '../../softphone/b.ts', ...without('electron')],
  },
  ...['src-renderer/a.tsx', 'src-renderer/calls/a.ts', 'src-renderer/calls/deep/a.tsx'].map((file) => {
    const main = `${'../'.repeat(file.split('/').length - 1)}src-main`
    return {
      file,
      allowed: [
        './b.ts',
        '../customers/b.ts',
        ...['contract', 'texts', 'domain'].map((zone) => `${main}/${zone}/b.ts`),
      ],
      refused: [
        `${main}/console.ts`,
        `${main}/calls/b.ts`,
        `${main}/database/b.ts`,
        ...node,
        ...everyPackage,
      ],
    }
  }),
]

const repository = join(import.meta.dirname, '../..')
let folder = ''
const refusedBy = new Map<string, string[]>()

// One run of the linter over a small tree with the project's own configuration.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pronto-zones-'))
  copyFileSync(join(repository, 'biome.json'), join(folder, 'biome.json'))
  copyFileSync(join(repository, '.gitignore'), join(folder, '.gitignore'))
  for (const { file, allowed, refused } of zones) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), [...allowed, ...refused].map((from) => `import '${from}'\n`).join(''))
  }
  const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome')
  const args = [
    'lint',
    '--only=style/noRestrictedImports',
    '--reporter=json',
    '--max-diagnostics=none',
    folder,
  ]
  const { stdout } = await run(process.execPath, [biome, ...args], { cwd: folder })
  for (const { location, severity } of JSON.parse(stdout).diagnostics) {
    if (severity !== 'error') continue
    const zone = zones.find(
      ({ file }) => location.path.endsWith(file) && join(folder, file).endsWith(location.path),
    )
    if (!zone) throw new Error(`a finding in ${location.path}, which no zone wrote`)
    const found = [...zone.allowed, ...zone.refused][location.start.line - 1] ?? ''
    refusedBy.set(zone.file, [...(refusedBy.get(zone.file) ?? []), found])
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(zones)('$file may import what its zone allows, and nothing else', ({ file, refused }) => {
  expect([...(refusedBy.get(file) ?? [])].sort()).toEqual([...refused].sort())
})
