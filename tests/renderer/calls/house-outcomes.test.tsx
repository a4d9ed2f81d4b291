import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { WrapUp } from '../../../src-renderer/calls/wrap-up.tsx'
import { settledHouse } from '../../support/gallery/house.ts'
import { callFrom, cardOf } from '../../support/window/fixtures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const call = callFrom(cardOf('Maria Rossi'), { state: 'ended', wrapUpPending: true, endedAt: 1 })

test('after a call the house’s outcomes are offered, in its words and order, by the digit of their place', async () => {
  const { host, user, store } = show(<WrapUp call={call} cases={[]} signNote={async () => true} />, {
    snapshot: { house: settledHouse },
  })
  const offered = () => [...document.querySelectorAll('li button')].map(({ textContent }) => textContent)
  expect(offered()).toEqual(['1Risolto', '2Da seguire', '3Richiamiamo noi', '4Non risponde', '5Informazione'])

  const [first, ...others] = settledHouse.outcomes.filter(({ outcome }) => outcome !== 'information')
  if (!first) throw new Error('a house has outcomes')
  const outcomes = [...others, { ...first, offered: false }]
  act(() => store.setState({ house: { ...settledHouse, outcomes } }))
  expect(offered()).toEqual(['1Da seguire', '2Richiamiamo noi', '3Non risponde', '4Informazione'])

  await user.keyboard('2')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(host.askedFor('call:wrap-up')).toHaveLength(1))
  expect(host.askedFor('call:wrap-up')[0]).toMatchObject({ outcome: 'callback' })
  expect(screen.getByRole('button', { name: 'Richiamiamo noi' }).getAttribute('aria-pressed')).toBe('true')
})
