import { expect, it } from 'vitest'
import { openHost } from './open-host.ts'

it('sends a policy that lets nothing come from elsewhere', async () => {
  const { get, enter } = await openHost()
  const { headers } = await get('/', { cookie: await enter() })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self';")
  expect(policy).not.toMatch(/unsafe|\*|http/)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  })
})

it('lets the page mark its own styles, with another mark each time', async () => {
  const { get, enter } = await openHost()
  const cookie = await enter()
  const nonces = new Set<string | undefined>()
  for (const answer of [await get('/', { cookie }), await get('/', { cookie })]) {
    const nonce = /<meta property="csp-nonce" nonce="([^"]{20,})"/.exec(answer.body)?.[1]
    expect(answer.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(2)
})

it('sends the policy with refusals and with the entrance too', async () => {
  const { get, host } = await openHost()
  for (const path of ['/', '/enter/guess', new URL(host.newAddress()).pathname])
    expect((await get(path)).headers['content-security-policy'], path).toContain("default-src 'none'")
})

it('serves the built script as a script that never changes', async () => {
  const { get, enter } = await openHost()
  const answer = await get('/assets/index-abc123.js', { cookie: await enter() })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(answer.headers['cache-control']).toContain('immutable')
})

it.each([
  '/../house.db',
  '/%2e%2e/house.db',
  '/%2e%2e%2fhouse.db',
  '/..%5chouse.db',
  '/assets/../../house.db',
  '/assets/../../browser-host.json',
  '/%2e%2e/browser-host.json',
  '//browser-host.json',
  '/index.html%00.js',
  '/%ff',
  '/house.db',
])('has nothing at %s', async (path) => {
  const { get, enter } = await openHost()
  const answer = await get(path, { cookie: await enter() })
  expect(answer.status).toBe(404)
  expect(answer.body).not.toContain('Maria')
})

it('takes no other methods', async () => {
  const { get, enter } = await openHost()
  const cookie = await enter()
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await get('/', { cookie }, method)).status, method).toBe(405)
})
