import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { WrapUp } from '../../../src-renderer/calls/wrap-up.tsx'
import { settledHouse } from '../../support/gallery/house.ts'
import { callFrom, cardOf } from '../../support/window/fixtures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const ended = { state: 'ended', wrapUpPending: true, endedAt: 1 } as const
const call = callFrom(cardOf('Maria Rossi'), ended)

function wrapsUp(asked: boolean, one = call) {
  return show(<WrapUp call={one} cases={[]} signNote={async () => true} />, {
    snapshot: { house: { ...settledHouse, satisfaction: { asked } } },
  })
}

const question = () => screen.queryByRole('group', { name: /^Da 1 a 5, quanto siamo stati d’aiuto/ })

test('where the house asks, S and a digit note the answer; the two keys of the wrap-up stay two', async () => {
  const { host, user } = wrapsUp(true)
  expect(question()).not.toBeNull()
  await user.keyboard('s4')
  expect(screen.getByRole('button', { name: '4 su 5' }).getAttribute('aria-pressed')).toBe('true')
  await user.keyboard('1{Enter}')
  await waitFor(() => expect(host.askedFor('call:wrap-up')).toHaveLength(1))
  expect(host.askedFor('call:wrap-up')[0]).toMatchObject({ outcome: 'solved', satisfaction: 4 })
})

test('it can be left out, and taken back', async () => {
  const { host, user } = wrapsUp(true)
  await user.keyboard('s2')
  await user.click(screen.getByRole('button', { name: '2 su 5' }))
  expect(screen.getByRole('button', { name: '2 su 5' }).getAttribute('aria-pressed')).toBe('false')
  await user.keyboard('1{Enter}')
  await waitFor(() => expect(host.askedFor('call:wrap-up')).toHaveLength(1))
  expect(host.askedFor('call:wrap-up')[0]?.satisfaction).toBeUndefined()
})

test('a house that does not ask shows no question, nor is there one where nobody’s card is open', () => {
  wrapsUp(false)
  expect(question()).toBeNull()
  cleanup()
  wrapsUp(true, { ...call, customerId: null })
  expect(question()).toBeNull()
})

test('the question is the house’s own where it wrote one', () => {
  const satisfaction = { asked: true, question: 'Quanto è contento di noi?' }
  show(<WrapUp call={call} cases={[]} signNote={async () => true} />, {
    snapshot: { house: { ...settledHouse, satisfaction } },
  })
  expect(screen.getByRole('group', { name: /^Quanto è contento di noi\?/ })).toBeDefined()
  expect(question()).toBeNull()
})
