import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestConsole } from '../../support/open-test-console.ts'

const today = () => new Date().toISOString().slice(0, 10)

const passphrase = 'quattro gatti in salotto'

/** A fresh machine with a house on it, at which somebody with this role sits. */
async function atADesk(role: 'lead' | 'operator') {
  const desk = await openTestConsole()
  const window = desk.open()
  const agent = { name: 'Giulia Riva', initials: 'GR', role }
  await window.request('profile:create-house', { agent, passphrase })
  return { desk, window }
}

it('a lead makes a report and the page for the next shift, and both lie in their folder', async () => {
  const { desk, window } = await atADesk('lead')
  const formats = ['html', 'csv', 'xlsx'] as const
  const week = await window.request('report:make', {
    kind: 'weekly',
    date: today(),
    language: 'it',
    formats: [...formats],
  })
  if (!week.ok) throw new Error(week.code)
  for (const format of formats) {
    const content = await desk.console.reportFile({ name: week.value.name, format })
    expect(content?.length, format).toBeGreaterThan(100)
  }
  const shift = await window.request('report:make', {
    kind: 'shift',
    date: today(),
    language: 'en',
    formats: ['html'],
  })
  if (!shift.ok) throw new Error(shift.code)
  expect(readFileSync(join(shift.value.folder, `${shift.value.name}.html`), 'utf8')).toContain(
    'For the next shift',
  )
  const listed = await window.request('report:list', null)
  expect(listed.ok && listed.value.made.map(({ name }) => name)).toEqual([shift.value.name, week.value.name])
  expect(await desk.console.reportFile({ name: '../pronto', format: 'html' })).toBeNull()

  const operator = { name: 'Bruno Conti', initials: 'BC', role: 'operator' } as const
  const bruno = await window.request('agent:add', operator)
  if (!bruno.ok) throw new Error(bruno.code)
  await window.request('agent:choose', { agentId: bruno.value.id })
  await window.event('agents:changed', ({ agentId }) => agentId === bruno.value.id)
  expect(await desk.console.reportFile({ name: week.value.name, format: 'html' })).toBeNull()
})

it('is nothing for an operator, nor of days to come, nor for a folder that is none', async () => {
  const { window } = await atADesk('operator')
  const make = { kind: 'daily', date: today(), language: 'it', formats: ['html'] } as const
  expect(await window.request('report:list', null)).toEqual({ ok: false, code: 'not-allowed' })
  expect(await window.request('report:make', { ...make, formats: ['html'] })).toEqual({
    ok: false,
    code: 'not-allowed',
  })

  const { window: lead } = await atADesk('lead')
  expect(await lead.request('report:make', { ...make, formats: ['html'], date: '2999-01-01' })).toEqual({
    ...{ ok: false, code: 'invalid-input', detail: 'date' },
  })
  const listed = await lead.request('report:list', null)
  if (!listed.ok) throw new Error(listed.code)
  const { settings } = listed.value
  for (const folder of ['/no/such/folder', 'relative'])
    expect(await lead.request('report:change', { ...settings, folder }), folder).toEqual({
      ...{ ok: false, code: 'invalid-input', detail: 'folder' },
    })
})

it('speaks as the windows of this seat do, at a start without a window too, and lets a lead choose otherwise', async () => {
  const { desk, window } = await atADesk('lead')
  const spoken = async (at: typeof window) => {
    const listed = await at.request('report:list', null)
    return listed.ok && [listed.value.language, listed.value.settings.language]
  }
  expect(await spoken(window)).toEqual(['it', null])
  await window.request('console:snapshot', { language: 'en' })
  await window.event('reports:changed', ({ reports }) => reports.language === 'en')
  await desk.close()

  // The machine speaks Italian, and nobody has looked yet.
  const again = (await openTestConsole(desk.folder)).open()
  expect(await again.request('profile:unlock', { passphrase })).toMatchObject({ ok: true })
  expect(await spoken(again)).toEqual(['en', null])
  await again.request('settings:change', { language: 'it' })
  expect(await spoken(again)).toEqual(['it', null])
  const listed = await again.request('report:list', null)
  if (!listed.ok) throw new Error(listed.code)
  await again.request('report:change', { ...listed.value.settings, language: 'en' })
  expect(await spoken(again)).toEqual(['en', 'en'])
})
