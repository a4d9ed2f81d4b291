import { existsSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createPrinter, printArguments } from '../../../../src-main/hosts/browser/print-page.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { openHost } from './open-host.ts'

const path = `/reports/${encodeURIComponent('2026-10 Pronto rapporto.html')}`

it('shows a report to whoever was let in, as a page that runs nothing', async () => {
  const { console, get, enter } = await openHost()
  console.reportFile = Buffer.from('<h1>Rapporto</h1>')
  expect((await get(path)).status).toBe(403)
  const cookie = await enter()
  const answer = await get(path, { cookie })
  expect(answer.status).toBe(200)
  expect(answer.body).toBe('<h1>Rapporto</h1>')
  expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*; sandbox$/)
  expect(answer.headers['content-disposition']).toBe(
    "inline; filename*=UTF-8''2026-10%20Pronto%20rapporto.html",
  )
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
})

it('hands a table over to be kept', async () => {
  const { console, get, enter } = await openHost()
  console.reportFile = Buffer.from('a;b')
  const answer = await get('/reports/a.csv', { cookie: await enter() })
  expect(answer.headers['content-disposition']).toMatch(/^attachment; /)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
})

it('has nothing but reports below that path, and asks the console which there are', async () => {
  const { console, get, enter } = await openHost()
  const cookie = await enter()
  expect((await get(path, { cookie })).status).toBe(404)
  console.reportFile = Buffer.from('secret')
  for (const other of ['/reports/', '/reports/house.db', '/reports/%ff.html', '/reports/.html'])
    expect((await get(other, { cookie })).status, other).toBe(404)
})

it('gives Chromium’s sandbox up for root alone, and prints without its own header', () => {
  const asUser = printArguments('/tmp/page.html', '/tmp/page.pdf', '/tmp/browser', false)
  expect(asUser).not.toContain('--no-sandbox')
  expect(asUser).toContain('--no-pdf-header-footer')
  expect(asUser.at(-1)).toBe('file:///tmp/page.html')
  expect(printArguments('/tmp/page.html', '/tmp/page.pdf', '/tmp/browser', true)).toContain('--no-sandbox')
})

it('prints behind everything else on the computer', async () => {
  // A browser that waits until it has been put back, and prints how far.
  const print = printerOf('until [ "$(nice)" -ge 10 ]; do sleep 0.05; done; nice > "$pdf"')
  const pdf = await print?.('<h1>Rapporto</h1>', new Promise(() => {}))
  expect(Number(Buffer.from(pdf ?? []).toString())).toBe(10)
})

it('ends a browser that nobody waits for any more, with all that it has started', async () => {
  const beats = join(temporaryFolder(), 'beats')
  const beaten = () => (existsSync(beats) ? statSync(beats).size : 0)
  const print = printerOf(`for beat in $(seq 900); do echo >> "${beats}"; sleep 0.1; done & wait`)
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const printed = Promise.resolve(print?.('<h1>Rapporto</h1>', ended))
  const failed = expect(printed).rejects.toThrow('the browser ended')
  await expect.poll(beaten, waiting).toBeGreaterThan(1)
  end()
  await failed
  const after = beaten()
  await sleep(1_000)
  // One may have been on its way.
  expect(beaten()).toBeLessThan(after + 2)
})

const waiting = { timeout: 60_000 }

/** A browser that does what a shell is told; `$pdf`: what it is to write. */
function printerOf(script: string): ReturnType<typeof createPrinter> {
  const browser = join(temporaryFolder(), 'chromium')
  const findsPdf = `for each in "$@"; do case "$each" in --print-to-pdf=*) pdf="\${each#*=}";; esac; done`
  writeFileSync(browser, `#!/bin/sh\n${findsPdf}\n${script}\n`, { mode: 0o700 })
  return createPrinter({
    ...{ platform: process.platform, home: homedir() },
    environment: { ...process.env, PRONTO_BROWSER: browser },
  })
}
