import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openTestConsole } from '../../support/open-test-console.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testWorkers } from '../../support/test-workers.ts'

// The threads that count are started from the sources, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const patience = { timeout: 60_000 }
const reader = new URL('../../support/held-figures-reader.ts', import.meta.url)
const march = { from: '2026-03-01', to: '2026-03-31' }
const newest = { filter: {}, order: 'newest', offset: 0, quick: true } as const

it('a lead finds contacts while the figures of a month are being counted', async () => {
  const folder = temporaryFolder()
  const { reports, open } = await openTestConsole(folder, { ...testWorkers, reader })
  const window = open()
  const agent = { name: 'Giulia Riva', initials: 'GR', role: 'lead' } as const
  await window.request('profile:create-house', { agent, passphrase: 'quattro gatti in salotto' })

  const database = join(folder, 'house', 'pronto.db')
  let isCounted = false
  const counted = window.request('figures:read', { period: march }).then((answer) => {
    isCounted = true
    return answer
  })
  await vi.waitFor(() => expect(existsSync(`${database}.counting`)).toBe(true), patience)

  let found: unknown = null
  const ask = async (): Promise<void> => {
    const answer = await window.request('review:find', newest)
    if (answer.ok && answer.value.kind === 'reading') return ask()
    found = answer
  }
  const asked = ask()
  await vi.waitFor(() => expect(found).toMatchObject({ ok: true, value: { kind: 'found' } }), patience)
  expect(isCounted).toBe(false)

  writeFileSync(`${database}.counted`, '')
  expect(await counted).toMatchObject({ ok: true })
  await asked
  expect(reports).toEqual([])
})
