import { expect, it } from 'vitest'
import { countTests } from '../../support/count-tests.ts'

const report =
  (passed: number, failed: number, files: readonly (readonly [string, readonly string[]])[]) => () =>
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      testResults: files.map(([status, tests]) => ({
        status,
        assertionResults: tests.map((test) => ({ status: test })),
      })),
    })

it('counts what passed and what failed', () => {
  const mixed = report(1, 1, [['failed', ['passed', 'failed']]])

  expect(countTests(mixed, false)).toEqual({ passed: 1, failed: 1 })
})

it('counts a file that could not be loaded as a failure', () => {
  expect(
    countTests(
      report(1, 0, [
        ['passed', ['passed']],
        ['failed', []],
      ]),
      false,
    ),
  ).toEqual({ passed: 1, failed: 1 })
})

it('does not call a run clean that ended badly without naming a test', () => {
  expect(countTests(report(1, 0, [['passed', ['passed']]]), false)).toEqual({ passed: 1, failed: 1 })
})

it('counts a run that left no report as a failure', () => {
  const noReport = () => {
    throw new Error('ENOENT')
  }

  expect(countTests(noReport, true)).toEqual({ passed: 0, failed: 1 })
  expect(countTests(() => 'half a rep', true)).toEqual({ passed: 0, failed: 1 })
})
