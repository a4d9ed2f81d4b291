import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countTests, type SecondTry, type TestCount } from '../tests/support/count-tests.ts'
import { prepareTests } from './prepare-tests.ts'

const needNothing = ['unit', 'components', 'architecture']
const endToEndProjects = ['e2e', 'e2e-alone']
/** A machine may stand still for a moment now and then; a program that works every second time fails more often. */
const mostSecondTries = 4

function runVitest(projects: readonly string[], reportFile: string): TestCount {
  const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    { stdio: 'inherit', cwd: join(import.meta.dirname, '..') },
  )
  return countTests(() => readFileSync(reportFile, 'utf8'), status === 0)
}

/** What was waited for stands below what went wrong. */
function firstLines(why: string): string {
  return why.split('\n').slice(0, 5).join('\n  ')
}

/** Says who passed only at the second try; the number of failures that it amounts to. */
function judgeSecondTries(secondTries: readonly SecondTry[]): number {
  for (const { name, why } of secondTries)
    console.log(`Passed only at the second try: ${name}\n  ${firstLines(why)}`)
  return secondTries.length > mostSecondTries ? secondTries.length : 0
}

async function main(): Promise<number> {
  const prepared = await prepareTests()
  const folder = mkdtempSync(join(tmpdir(), 'pronto-reports-'))
  try {
    const quick = runVitest(needNothing, join(folder, 'quick.json'))
    // End to end goes last and alone: on two cores it must not share the machine with the other suites.
    // What could not be prepared is a failure of that suite, not a reason to say nothing of the others.
    const endToEnd = prepared.missing
      ? { passed: 0, failed: 1, secondTries: [] }
      : runVitest(endToEndProjects, join(folder, 'e2e.json'))
    const failedOften = judgeSecondTries(endToEnd.secondTries)
    const passed = quick.passed + endToEnd.passed - failedOften
    const failed = quick.failed + endToEnd.failed + failedOften
    if (prepared.missing) console.error(prepared.missing)
    for (const line of prepared.notRun) console.log(line)
    console.log(`${passed} passed, ${failed} failed`)
    return failed > 0 || passed === 0 ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()
