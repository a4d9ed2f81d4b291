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
