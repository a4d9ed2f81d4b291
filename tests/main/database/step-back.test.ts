import { execFileSync } from 'node:child_process'
import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'

const entry = new URL('../../../src-main/database/step-back.ts', import.meta.url)

test.runIf(process.platform === 'linux')(
  'a thread that steps back leaves the others where they were',
  async () => {
    const before = getPriority()
    const worker = new Worker(
      `const { parentPort } = require('node:worker_threads')
     import(${JSON.stringify(entry.href)}).then(({ stepBack }) => {
       stepBack()
       const thread = Number(require('node:fs').readlinkSync('/proc/thread-self').split('/').at(-1))
       parentPort.postMessage(require('node:os').getPriority(thread))
     })`,
      { eval: true },
    )
    onTestFinished(() => void worker.terminate())
    const priority = await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    expect(priority).toBe(10)
    expect(getPriority()).toBe(before)
  },
)

test.runIf(process.platform === 'linux')('the helpers of Node step back, and nobody else', () => {
  const said = execFileSync(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { readdirSync, readFileSync } from 'node:fs'
     import { getPriority } from 'node:os'
     import { stepBackHelpers } from ${JSON.stringify(entry.href)}
     stepBackHelpers()
     const threads = readdirSync('/proc/self/task').map((thread) => ({
       name: readFileSync('/proc/self/task/' + thread + '/comm', 'utf8').trim(),
       priority: getPriority(Number(thread)),
     }))
     console.log(JSON.stringify(threads))`,
  ])
  const threads: { name: string; priority: number }[] = JSON.parse(said.toString())
  const helpers = threads.filter(({ name }) => name === 'V8Worker')
  expect(helpers).not.toEqual([])
  for (const { name, priority } of threads) expect(priority).toBe(name === 'V8Worker' ? 10 : getPriority())
})
