export type TestCount = { readonly passed: number; readonly failed: number }

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/**
 * Counts from vitest's JSON report. A file that could not be loaded has no tests in it and still counts as one
 * failure; so does a run that says it failed, or left no report, without naming any test.
 */
export function countTests(readReport: () => string, ranCleanly: boolean): TestCount {
  const report = parse(readReport)
  if (!report) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return { passed: report.numPassedTests, failed: failed === 0 && !ranCleanly ? 1 : failed }
}

function parse(readReport: () => string): Report | undefined {
  try {
    const report: Report = JSON.parse(readReport())
    return report
  } catch {
    return undefined
  }
}
