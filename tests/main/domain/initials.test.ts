import { expect, it } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import { sharedInitials, signatureOf } from '../../../src-main/domain/initials.ts'
import { alice, bob } from '../../support/house-of.ts'

const gaia = Agent.parse({ id: alice, name: 'Gaia Ricci', initials: 'GR', role: 'operator' })
const guido = Agent.parse({ id: bob, name: 'Guido Riva', initials: 'GR', role: 'operator' })

it('tells two people with the same initials apart by their first names, or by the whole name', () => {
  expect(signatureOf('GR', gaia.id, [gaia, guido])).toBe('GR (Gaia)')
  expect(signatureOf('GR', guido.id, [gaia, guido])).toBe('GR (Guido)')
  const other = { ...guido, name: 'Gaia Riva' }
  expect(signatureOf('GR', gaia.id, [gaia, other])).toBe('GR (Gaia Ricci)')
  expect([...sharedInitials([gaia, guido])]).toEqual(['GR'])
})

it('leaves initials alone that one person has, or that nobody can be found for', () => {
  const luca = { ...guido, initials: 'LT' }
  expect(signatureOf('GR', gaia.id, [gaia, luca])).toBe('GR')
  expect(signatureOf('GR', null, [gaia, guido])).toBe('GR')
  expect(signatureOf(null, null, [gaia, guido])).toBe(null)
  expect([...sharedInitials([gaia, luca])]).toEqual([])
})

it('knows whose initials they were when they have changed since', () => {
  const luca = { ...guido, initials: 'GB' }
  expect(signatureOf('GR', luca.id, [gaia, luca])).toBe('GR (Guido)')
})
