import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it, onTestFinished, vi } from 'vitest'
import { isGroupRunning, isProcessRunning } from '../../support/still-running.ts'

/** A group of two, the second of which is never reaped by the first. */
async function aGroup() {
  const first = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const group = first.pid ?? Number.NaN
  onTestFinished(() => void first.kill('SIGKILL'))
  const [said] = await once(first.stdout, 'data')
  return { group, first, second: Number(String(said)) }
}

it('a process that has ended runs no more, reaped or not', async () => {
  const { group, second } = await aGroup()
  expect([isProcessRunning(second), isGroupRunning(group)]).toEqual([true, true])
  process.kill(second, 'SIGKILL')
  await vi.waitFor(() => expect(isProcessRunning(second)).toBe(false), 15_000)
  expect(isGroupRunning(group)).toBe(true)
})

it('a group runs as long as one of it does, whoever else is gone', async () => {
  const { group, first, second } = await aGroup()
  onTestFinished(() => {
    if (isProcessRunning(second)) process.kill(second, 'SIGKILL')
  })
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect([isProcessRunning(group), isGroupRunning(group)]).toEqual([false, true])
  process.kill(second, 'SIGKILL')
  await vi.waitFor(() => expect(isGroupRunning(group)).toBe(false), 15_000)
})
