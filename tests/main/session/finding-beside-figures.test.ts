import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createZoneDays, dateOfDay } from '../../../src-main/domain/zone-days.ts'
import { openTestConsole } from '../../support/open-test-console.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testWorkers } from '../../support/test-workers.ts'

// The threads that count are started from the sources, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const patience = { timeout: 60_000 }
const reader = new URL('../../support/held-figures-reader.ts', import.meta.url)
const march = { from: '2026-03-01', to: '2026-03-31' }
const newest = { filter: {}, order: 'newest', offset: 0, quick: true } as const
const passphrase = 'quattro gatti in salotto'

/** A house whose figures are being counted until somebody says that they are. */
async function openWhileCounting() {
  const folder = temporaryFolder()
  const { reports, open } = await openTestConsole(folder, { ...testWorkers, reader })
  const window = open()
  const agent = { name: 'Giulia Riva', initials: 'GR', role: 'lead' } as const
  await window.request('profile:create-house', { agent, passphrase })
  const snapshot = await window.request('console:snapshot', null)
  const maria = await window.request('customer:create', { draft: { name: 'Maria Rossi' }, callId: null })
  if (!snapshot.ok || !maria.ok) throw new Error('nobody there')
  const [giulia] = snapshot.value.agents
  if (giulia === undefined) throw new Error('nobody there')
  const customerId = maria.value.customer.id
  const about = { customerId, callId: null, caseId: null, corrects: null }
  await window.request('note:finish', { ...about, key: customerId, text: 'Aspetta il tecnico' })

  const database = join(folder, 'house', 'pronto.db')
  let isCounted = false
  const counting = window.request('figures:read', { period: march }).then((answer) => {
    isCounted = true
    return answer
  })
  const endCounting = () => writeFileSync(`${database}.counted`, '')
  // Where the story fails half way, the thread would count for ever.
  onTestFinished(endCounting)
  await vi.waitFor(() => expect(existsSync(`${database}.counting`)).toBe(true), patience)
  return {
    window,
    readerId: giulia.id,
    /** What is asked is answered while the figures are still being counted. */
    async isAnsweredMeanwhile(ask: () => Promise<unknown>, expected: object): Promise<void> {
      let answer: unknown = null
      const asked = ask().then((answered) => {
        answer = answered
      })
      await vi.waitFor(() => expect(answer).not.toBeNull(), patience)
      await asked
      expect(answer).toMatchObject(expected)
      expect(isCounted).toBe(false)
    },
    async over(): Promise<void> {
      endCounting()
      expect(await counting).toMatchObject({ ok: true })
      expect(reports).toEqual([])
    },
  }
}

it('nobody at a screen waits for figures that are being counted', async () => {
  const { window, readerId, isAnsweredMeanwhile, over } = await openWhileCounting()
  const found = async (): Promise<unknown> => {
    const answer = await window.request('review:find', newest)
    return answer.ok && answer.value.kind === 'reading' ? found() : answer
  }
  await isAnsweredMeanwhile(found, { ok: true, value: { kind: 'found', total: { count: 1, exact: true } } })

  // Whose figures these are is asked before any row is shown.
  const rows = () => window.request('figures:rows', { period: march, figure: 'promises' })
  await isAnsweredMeanwhile(rows, { ok: true, value: { kind: 'rows', total: 0 } })

  // The note is of today, or, where midnight has passed since, of yesterday.
  const sheet = () => window.request('handover:read', { period: { kind: 'yesterday' } })
  await isAnsweredMeanwhile(sheet, { ok: true, value: { notes: { total: 1 } } })

  const question = { filter: {}, order: 'newest' } as const
  const lastDay = dateOfDay(createZoneDays('Europe/Rome').dayOf(Date.now()) + 7)
  const order = { question, fields: ['customer' as const], pseudonyms: true, readerId, passphrase, lastDay }
  await isAnsweredMeanwhile(() => window.request('review-pack:make', order), {
    ok: true,
    value: { contacts: 1 },
  })
  const book = () => window.request('review-pack:pages', { ...question, offset: 0 })
  await isAnsweredMeanwhile(book, {
    ok: true,
    value: { contacts: [{ notes: [{ text: 'Aspetta il tecnico' }] }] },
  })
  await over()
})
