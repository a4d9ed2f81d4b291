import { expect, it } from 'vitest'
import { countTests } from '../../support/count-tests.ts'

const report =
  (passed: number, failed: number, files: readonly (readonly [string, readonly string[]])[]) => () =>
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      testResults: files.map(([status, tests]) => ({
        status,
        assertionResults: tests.map((test) => ({ status: test, fullName: 'a story', failureMessages: [] })),
      })),
    })

it('counts what passed and what failed', () => {
  const mixed = report(1, 1, [['failed', ['passed', 'failed']]])

  expect(countTests(mixed, false)).toEqual({ passed: 1, failed: 1, secondTries: [] })
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
  ).toEqual({ passed: 1, failed: 1, secondTries: [] })
})

it('does not call a run clean that ended badly without naming a test', () => {
  expect(countTests(report(1, 0, [['passed', ['passed']]]), false)).toEqual({
    passed: 1,
    failed: 1,
    secondTries: [],
  })
})

it('counts a run that left no report as a failure', () => {
  const noReport = () => {
    throw new Error('ENOENT')
  }

  expect(countTests(noReport, true)).toEqual({ passed: 0, failed: 1, secondTries: [] })
  expect(countTests(() => 'half a rep', true)).toEqual({ passed: 0, failed: 1, secondTries: [] })
})

it('names who passed only at the second try, and why not at the first', () => {
  const results = [
    { status: 'passed', fullName: 'Maria is answered', failureMessages: ['expected 3962 to be below 3000'] },
    { status: 'failed', fullName: 'Maria is held', failureMessages: ['no music', 'no music'] },
    { status: 'passed', fullName: 'Maria is found', failureMessages: [] },
  ]
  const tried = JSON.stringify({
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [{ status: 'failed', assertionResults: results }],
  })

  expect(countTests(() => tried, false)).toEqual({
    passed: 2,
    failed: 1,
    secondTries: [{ name: 'Maria is answered', why: 'expected 3962 to be below 3000' }],
  })
})
