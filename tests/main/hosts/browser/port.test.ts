import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { listenOnProfilePort, preferredPort } from '../../../../src-main/hosts/browser/port.ts'
import { askRunningHost } from '../../../../src-main/hosts/browser/running-host.ts'
import { openHost, temporaryFolder } from './open-host.ts'

it('asks for the same port every time, between 42000 and 48999', () => {
  expect(preferredPort('/home/alice/a')).toBe(preferredPort('/home/alice/a'))
  expect(preferredPort('/home/alice/a')).not.toBe(preferredPort('/home/alice/b'))
  expect(preferredPort('/home/alice/a')).toBeGreaterThanOrEqual(42_000)
  expect(preferredPort('/home/alice/a')).toBeLessThan(49_000)
})

it('stays on the port it had to move to', async () => {
  const folder = temporaryFolder()
  const stranger = await listening(preferredPort(folder))
  const moved = await listenAndClose(folder)
  expect(moved.port).not.toBe(preferredPort(folder))
  expect(moved.movedFrom).toBeUndefined()
  stranger.close()
  expect(await listenAndClose(folder)).toEqual({ port: moved.port, movedFrom: undefined })
})

it('says which port another program has taken', async () => {
  const folder = temporaryFolder()
  const { port } = await listenAndClose(folder)
  await listening(port)
  const moved = await listenAndClose(folder)
  expect(moved.movedFrom).toBe(port)
  expect(moved.port).not.toBe(port)
})

it('gives a second start a new address of the one that runs', async () => {
  const { folder, get } = await openHost()
  const address = await askRunningHost(folder)
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\//)
  expect((await get(new URL(address ?? '').pathname)).status).toBe(303)
})

it('gives no address to who cannot read the secret, nor to a page', async () => {
  const { get, host } = await openHost()
  expect((await get('/host/address', {}, 'POST')).status).toBe(403)
  expect((await get('/host/address', { authorization: 'Bearer guess' }, 'POST')).status).toBe(403)
  const origin = `http://127.0.0.1:${host.port}`
  expect((await get('/host/address', { authorization: 'Bearer guess', origin }, 'POST')).status).toBe(403)
})

it('finds nobody where a host has gone', async () => {
  const { host, folder } = await openHost()
  await host.close()
  expect(await askRunningHost(folder)).toBeUndefined()
})

async function listenAndClose(folder: string) {
  const server = createServer()
  const choice = await listenOnProfilePort(server, folder)
  await new Promise((resolve) => server.close(resolve))
  return choice
}

function listening(port: number) {
  const server = createServer()
  onTestFinished(() => {
    server.close()
  })
  return new Promise<typeof server>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
