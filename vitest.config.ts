import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Stories with real threads and processes, on machines that may be busy: none of them measures time.
const testTimeout = 30_000

// V8 dies now and then ("Check failed: jit_page.has_value()", nodejs/node#64500) where many worker threads come and
// go in one process and the processor has memory protection keys: the suites start hundreds, the product three.
const execArgv = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : []

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/main/**/*.test.ts'],
          environment: 'node',
          testTimeout,
          execArgv,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'components',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          environment: 'node',
          testTimeout,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          execArgv,
        },
      },
    ],
  },
})
