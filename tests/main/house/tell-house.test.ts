import { expect, it } from 'vitest'
import { openTestConsole } from '../../support/open-test-console.ts'

it('tells every window what was agreed on, and who is in the house', async () => {
  const { open } = await openTestConsole()
  const [desk, office] = [open(), open()]
  const before = await desk.request('console:snapshot', null)
  if (!before.ok) throw new Error(before.code)
  const { house, agents } = before.value
  expect(house.desks.map(({ name }) => name)).toEqual(['Assistenza', 'Amministrazione'])

  await desk.request('house:change', { transferReasons: ['Parla tedesco'] })
  const heard = await office.event('house:changed')
  expect(heard.house).toEqual({ ...house, transferReasons: ['Parla tedesco'] })

  const [gaia] = agents
  await desk.request('agent:change', { agentId: gaia?.id ?? '', fields: { initials: 'GRI' } })
  const people = await office.event('agents:changed', (told) =>
    told.agents.some(({ initials }) => initials === 'GRI'),
  )
  expect(people.agents).toHaveLength(agents.length)

  const after = await office.request('console:snapshot', null)
  expect(after).toMatchObject({ value: { house: heard.house, agents: people.agents } })
  const told = office.events.filter(({ name }) => name === 'house:changed' || name === 'agents:changed')
  expect(told).toHaveLength(2)
})

it('speaks the language of the seat in a house that nobody has set up', async () => {
  const { open } = await openTestConsole()
  const window = open()
  await window.request('profile:create-house', {
    agent: { name: 'Gaia Ricci', initials: 'GR', role: 'lead' },
    passphrase: 'quattro parole a caso',
  })
  await window.request('settings:change', { language: 'en' })
  const { house } = await window.event('house:changed')
  expect(house.desks[0]?.name).toBe('Support')
})
