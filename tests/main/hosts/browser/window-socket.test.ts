import { expect, it, vi } from 'vitest'
import type { EventEnvelope } from '../../../../src-main/contract/events.ts'
import { closeCode, nextFrame, opened, openHost } from './open-host.ts'

const storageFull: EventEnvelope = {
  epoch: 'one',
  from: 0,
  to: 0,
  name: 'storage:changed',
  payload: { full: true },
}

it('carries a request and its answer', async () => {
  const { socket, enter, console } = await openHost()
  const window = await opened(socket(await enter()))
  window.send(JSON.stringify({ id: 7, name: 'console:snapshot', input: null }))
  expect(await nextFrame(window)).toEqual({
    id: 7,
    result: { ok: true, value: { heard: 'console:snapshot' } },
  })
  expect(console.requests).toMatchObject([{ name: 'console:snapshot', input: null }])
})

it('gives each of two tabs a window of its own, and tells both', async () => {
  const { socket, enter, console } = await openHost()
  const cookie = await enter()
  const one = await opened(socket(cookie))
  const other = await opened(socket(cookie))
  await vi.waitFor(() => expect(console.windows.size).toBe(2))

  const heard = Promise.all([nextFrame(one), nextFrame(other)])
  for (const send of console.windows.values()) send(storageFull)
  expect(await heard).toEqual([{ event: storageFull }, { event: storageFull }])

  one.close()
  await vi.waitFor(() => expect(console.windows.size).toBe(1))
})

it.each([
  ['no JSON', 'hello'],
  ['no object', '[1]'],
  ['no id', '{"name":"console:snapshot","input":null}'],
  ['an id that is no number', '{"id":"1","name":"console:snapshot","input":null}'],
  ['a name that is no text', '{"id":1,"name":{},"input":null}'],
  ['more than belongs there', '{"id":1,"name":"x","input":null,"event":1}'],
])('ends a window that says %s', async (_what, text) => {
  const { socket, enter, console } = await openHost()
  const window = await opened(socket(await enter()))
  const closed = closeCode(window)
  window.send(text)
  expect(await closed).toBe(1008)
  expect(console.requests).toEqual([])
  await vi.waitFor(() => expect(console.windows.size).toBe(0))
})

it('ends a window that sends bytes, or a frame beyond eight megabytes', async () => {
  const { socket, enter } = await openHost()
  const cookie = await enter()
  const bytes = await opened(socket(cookie))
  const bytesClosed = closeCode(bytes)
  bytes.send(Buffer.from('{"id":1,"name":"x","input":null}'))
  expect(await bytesClosed).toBe(1003)

  const large = await opened(socket(cookie))
  const largeClosed = closeCode(large)
  large.send(JSON.stringify({ id: 1, name: 'x', input: 'x'.repeat(8 * 1024 * 1024) }))
  expect(await largeClosed).toBe(1009)
})

it('takes a piece of an import of one and a half megabytes', async () => {
  const { socket, enter } = await openHost()
  const window = await opened(socket(await enter()))
  window.send(JSON.stringify({ id: 1, name: 'import:piece', input: 'x'.repeat(1_500_000) }))
  expect(await nextFrame(window)).toMatchObject({ id: 1 })
})

it('answers five hundred requests that come at once, each with its own id', async () => {
  const { socket, enter } = await openHost()
  const window = await opened(socket(await enter()))
  const ids: unknown[] = []
  const all = new Promise<void>((resolve) => {
    window.on('message', (data) => {
      ids.push(JSON.parse(data.toString()).id)
      if (ids.length === 500) resolve()
    })
  })
  for (let id = 0; id < 500; id += 1) window.send(JSON.stringify({ id, name: 'x', input: null }))
  await all
  expect(new Set(ids).size).toBe(500)
})

it.each([
  ['no cookie', undefined],
  ['a guessed cookie', 'pronto-42000=guess'],
])('opens no socket with %s', async (_what, cookie?: string) => {
  const { socket, console } = await openHost()
  await expect(opened(socket(cookie))).rejects.toThrow('403')
  expect(console.windows.size).toBe(0)
})

it('opens no socket for a page of another site, nor for one that names no origin', async () => {
  const { socket, enter, console } = await openHost()
  const cookie = await enter()
  await expect(opened(socket(cookie, 'https://evil.example'))).rejects.toThrow('403')
  await expect(opened(socket(cookie, 'http://localhost'))).rejects.toThrow('403')
  await expect(opened(socket(cookie, ''))).rejects.toThrow('403')
  expect(console.windows.size).toBe(0)
})

it('cuts off a window that no longer reads, and keeps serving the others', async () => {
  const { socket, enter, console } = await openHost()
  const cookie = await enter()
  const stuck = await opened(socket(cookie))
  await vi.waitFor(() => expect(console.windows.size).toBe(1))
  const [send] = console.windows.values()
  stuck.pause()
  const large: EventEnvelope = { ...storageFull, epoch: 'x'.repeat(4_000_000) }
  for (let count = 0; count < 12; count += 1) send?.(large)
  const closed = closeCode(stuck)
  stuck.resume()
  expect(await closed).toBe(1013)

  const other = await opened(socket(cookie))
  other.send(JSON.stringify({ id: 1, name: 'console:snapshot', input: null }))
  expect(await nextFrame(other)).toMatchObject({ id: 1 })
})
