import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openHost } from './open-host.ts'

it('lets alice in with the printed address, and nobody with the same address a second time', async () => {
  const { host, get } = await openHost()
  const path = new URL(host.newAddress()).pathname

  const first = await get(path)
  const cookie = String(first.headers['set-cookie'])
  expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict;/)

  const second = await get(path)
  expect(second.status).toBe(403)
  expect(second.headers['set-cookie']).toBeUndefined()
  expect(second.body).toContain('has been used')
})

it('gives a new address that works after the first was used', async () => {
  const { host, enter, get } = await openHost()
  await enter()
  const again = await get(new URL(host.newAddress()).pathname)
  expect(again.status).toBe(303)
})

it('comes in from a link on another page, where a redirect would lose the cookie', async () => {
  const { host, get } = await openHost()
  const linked = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }
  const answer = await get(new URL(host.newAddress()).pathname, linked)
  expect(answer.status).toBe(200)
  expect(answer.headers['set-cookie']).toBeDefined()
  expect(answer.body).toContain('url=/')
})

it('does not use up an address that is only asked about', async () => {
  const { host, get } = await openHost()
  const path = new URL(host.newAddress()).pathname
  expect((await get(path, {}, 'HEAD')).status).toBe(405)
  expect((await get(path, { 'sec-purpose': 'prefetch;prerender' })).status).toBe(503)
  expect((await get(path)).status).toBe(303)
})

it('shows the console to nobody without the cookie', async () => {
  const { get, enter } = await openHost()
  expect((await get('/')).status).toBe(403)
  expect((await get('/', { cookie: 'pronto-1=guess' })).status).toBe(403)
  const cookie = await enter()
  expect(await get('/', { cookie })).toMatchObject({ status: 200, body: expect.stringContaining('Pronto') })
})

it('knows its tabs again after a restart', async () => {
  const first = await openHost()
  const cookie = await first.enter()
  await first.host.close()

  const second = await openHost(first.folder)
  expect(second.host.port).toBe(first.host.port)
  expect((await second.get('/', { cookie })).status).toBe(200)
})

it('keeps what admits to itself', async () => {
  const { folder, enter } = await openHost()
  await enter()
  // Windows keeps no such bits; there the user's own folder is closed to others.
  for (const file of ['browser-sessions.json', 'browser-host.json'])
    expect(process.platform === 'win32' ? 0 : statSync(join(folder, file)).mode & 0o077, file).toBe(0)
})

it('answers under its own name only, so that no site can borrow it by DNS', async () => {
  const { get, enter, host } = await openHost()
  const cookie = await enter()
  for (const name of ['pronto.example', 'localhost', `localhost:${host.port}`, '127.0.0.1', '127.0.0.1:1'])
    expect((await get('/', { cookie, host: name })).status, name).toBe(403)
})

it('answers no page of another site', async () => {
  const { get, enter, host } = await openHost()
  const cookie = await enter()
  expect((await get('/', { cookie, origin: 'https://evil.example' })).status).toBe(403)
  expect((await get('/', { cookie, origin: 'null' })).status).toBe(403)
  expect((await get('/', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await get('/', { cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await get('/', { cookie, origin: `http://127.0.0.1:${host.port}` })).status).toBe(200)
})

it('follows a link from elsewhere, as a navigation tells the other site nothing', async () => {
  const { get, enter } = await openHost()
  const cookie = await enter()
  const headers = { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect((await get('/', { ...headers, 'sec-fetch-dest': 'document' })).status).toBe(200)
  expect((await get('/', { ...headers, 'sec-fetch-dest': 'iframe' })).status).toBe(403)
})
