import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { reportTo, reportUncaught } from '../../../src-main/hosts/report.ts'

it('names an error and its place, and nothing that it says', () => {
  const lines: string[] = []
  reportTo((line) => lines.push(line))('note:finish', new TypeError('Maria Rossi, 333 1234567'))
  reportTo((line) => lines.push(line))('note:finish', { text: 'Maria Rossi' })
  expect(lines[0]).toMatch(/^\[pronto\] note:finish TypeError at .*report\.test\.ts/)
  expect(lines.join()).not.toMatch(/Maria|333/)
})

it('goes on after an error that nobody caught, and prints none of its words', () => {
  const report = new URL('../../../src-main/hosts/report.ts', import.meta.url)
  const program = `
    import { reportTo, reportUncaught } from ${JSON.stringify(report.href)}
    reportUncaught(reportTo((line) => process.stdout.write(line + '\\n')))
    setTimeout(() => { throw new RangeError('Maria Rossi') }, 0)
    setTimeout(() => { void Promise.reject(new Error('Luca Verdi')) }, 10)
    setTimeout(() => process.stdout.write('still there'), 50)
  `
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 10_000,
  })
  expect(status).toBe(0)
  expect(stdout).toMatch(/uncaught RangeError.*\n.*uncaught Error.*\nstill there$/)
  expect(stdout + stderr).not.toMatch(/Maria|Luca/)
})

it('says nothing of a terminal that is closed, since it would say it for ever', () => {
  const reports: string[] = []
  const before = process.listeners('uncaughtException')
  const stop = reportUncaught((what) => reports.push(what))
  const added = process.listeners('uncaughtException').filter((listener) => !before.includes(listener))
  for (const listener of added) listener(Object.assign(new Error(), { code: 'EPIPE' }), 'uncaughtException')
  expect(reports).toEqual([])
  for (const listener of added) listener(new Error(), 'uncaughtException')
  expect(reports).toEqual(['uncaught'])
  stop()
  expect(process.listeners('uncaughtException')).toEqual(before)
})
