export type SecondTry = { readonly name: string; readonly why: string }

export type TestCount = {
  readonly passed: number
  readonly failed: number
  /** Those among the passed that failed at first, and why. */
  readonly secondTries: readonly SecondTry[]
}

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/**
 * Counts from vitest's JSON report. A file that could not be loaded has no tests in it and still counts as one
 * failure; so does a run that says it failed, or left no report, without naming any test.
 */
export function countTests(readReport: () => string, ranCleanly: boolean): TestCount {
  const report = parse(readReport)
  if (!report) return { passed: 0, failed: 1, secondTries: [] }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ranCleanly ? 1 : failed,
    secondTries: report.testResults.flatMap(({ assertionResults }) => secondTriesAmong(assertionResults)),
  }
}

type Result = Report['testResults'][number]['assertionResults'][number]

function secondTriesAmong(results: readonly Result[]): SecondTry[] {
  return results.flatMap(({ status, fullName, failureMessages: [why] }) =>
    status === 'passed' && why !== undefined ? [{ name: fullName, why }] : [],
  )
}

function parse(readReport: () => string): Report | undefined {
  try {
    const report: Report = JSON.parse(readReport())
    return report
  } catch {
    return undefined
  }
}
