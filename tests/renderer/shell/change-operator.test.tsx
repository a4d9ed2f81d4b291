import { act, cleanup, screen, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, expect, test } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import { failure } from '../../../src-main/contract/result.ts'
import { TopBar } from '../../../src-renderer/shell/top-bar.tsx'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const alice = Agent.parse({ id: uuidv7(), name: 'Alice Bianchi', initials: 'AB', role: 'operator' })
const bob = Agent.parse({ id: uuidv7(), name: 'Bob Neri', initials: 'BN', role: 'operator' })
const aldo = Agent.parse({ id: uuidv7(), name: 'Aldo Bruni', initials: 'AB', role: 'lead' })
const agents = [aldo, alice, bob]

test('at the change of shift Bob takes over from Alice at the same seat', async () => {
  const { host, store, user } = show(<TopBar />, { snapshot: { agents, agentId: alice.id } })
  await user.click(screen.getByRole('button', { name: /Alice Bianchi. Cambia operatore/ }))
  const dialog = screen.getByRole('dialog', { name: 'Chi risponde oggi?' })
  expect(within(dialog).getByRole('button', { pressed: true }).textContent).toContain('Alice Bianchi')

  await user.click(within(dialog).getByRole('button', { name: /Bob Neri/ }))
  expect(host.askedFor('agent:choose')).toEqual([{ agentId: bob.id }])
  expect(screen.queryByRole('dialog')).toBeNull()
  act(() => store.setState({ agentId: bob.id }))
  expect(screen.getByRole('button', { name: /Bob Neri/ }).textContent).toBe('BN')
})

test('two with the same initials are told apart by their names', async () => {
  const { user } = show(<TopBar />, { snapshot: { agents, agentId: bob.id } })
  await user.click(screen.getByRole('button', { name: /Bob Neri/ }))
  const rows = screen.getAllByRole('button', { name: /Aldo|Alice/ }).map(({ textContent }) => textContent)
  expect(rows).toEqual(['ABAldo BruniResponsabile', 'ABAlice BianchiOperatore'])
})

test('the choice stays open when it was not taken', async () => {
  const { user } = show(<TopBar />, {
    snapshot: { agents, agentId: alice.id },
    answers: { 'agent:choose': () => failure('not-found') },
  })
  await user.click(screen.getByRole('button', { name: /Alice/ }))
  await user.click(screen.getByRole('button', { name: /Bob Neri/ }))
  expect(screen.getByRole('dialog')).toBeDefined()
})
