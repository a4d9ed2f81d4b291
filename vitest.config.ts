import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

// Stories with real threads and processes, on machines that may be busy: what they wait for comes late, and green
// stories wait no longer for that.
const testTimeout = 120_000
// The threads of a store, as few files; and what the stories write, in memory.
const globalSetup = ['tests/support/bundle-workers.ts', 'tests/support/folders-in-memory.ts']
const expectation = { poll: { timeout: 15_000 } }

// V8 dies now and then ("Check failed: jit_page.has_value()", nodejs/node#64500) where many worker threads come and
// go in one process and the processor has memory protection keys: the suites start hundreds, the product three.
const execArgv = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : []

// One more than cores where there are few, where vitest would take one less: stories with threads, sockets and
// processes mostly wait, and the processor draws windows meanwhile (docs/decisions/0176).
const maxWorkers = Math.max(3, availableParallelism() - 1)
// A console, a browser and a PBX for each: they mostly wait for each other (docs/decisions/0177).
const maxStages = Math.max(3, Math.floor(availableParallelism() / 3))

// One PBX, or one desktop, for all of them takes one story at a time.
const hasOwnStage = process.env['PRONTO_PBX'] === undefined && process.env['PRONTO_TEST_HOST'] === undefined

/** Stories that measure time as a person would notice it, or sound: they have the machine for themselves. */
const measured = [
  'tests/e2e/journeys/conference.test.ts',
  'tests/e2e/journeys/power-cut.test.ts',
  'tests/e2e/journeys/recording.test.ts',
  'tests/e2e/journeys/reloads.test.ts',
  'tests/e2e/devices.test.ts',
  'tests/e2e/media.test.ts',
  'tests/e2e/softphone-trouble.test.ts',
]

const endToEnd = {
  environment: 'node',
  globalSetup,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: expectation,
  execArgv,
  // scripts/test.ts names whoever needed it, and lets only a few.
  retry: 1,
} as const

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/main/**/*.test.ts'],
          environment: 'node',
          globalSetup,
          testTimeout,
          expect: expectation,
          execArgv,
          maxWorkers,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'components',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout,
          expect: expectation,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          environment: 'node',
          testTimeout,
          expect: expectation,
          maxWorkers,
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: measured,
          // Within a file, and only where its stories say that they may.
          maxConcurrency: 2,
          maxWorkers: hasOwnStage ? maxStages : 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e-alone',
          include: measured,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
