import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import { DialField } from '../../../src-renderer/calls/dial-field.tsx'
import { Overlays } from '../../../src-renderer/shell/overlays.tsx'
import { callOf } from '../../support/window/fixtures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

/** A main process that wants 892424 confirmed. */
function atTheDialField() {
  const confirmed = new Set<number>()
  const shown = show(
    <>
      <DialField />
      <Overlays />
    </>,
    {
      answers: {
        'call:dial': () =>
          confirmed.has(7) ? success(callOf({ direction: 'out' })) : failure('confirm-call'),
        'call:question': () => success({ id: 7, target: '892424', doubt: 'premium', country: 'IT' }),
        'call:confirm': ({ id }) => {
          confirmed.add(id)
          return success(null)
        },
      },
    },
  )
  const dials = async () => {
    await shown.user.type(screen.getByLabelText('Numero da chiamare'), '892424{Enter}')
    await screen.findByRole('dialog', { name: 'Chiamare 892424?' })
  }
  return { ...shown, dials }
}

test('a premium number is called by the key that says so', async () => {
  const { host, user, dials } = atTheDialField()
  await dials()
  expect(screen.getByText(/costa molto più di una chiamata normale/)).toBeDefined()
  await user.keyboard('{Control>}{Enter}{/Control}')
  await vi.waitFor(() => expect(host.askedFor('call:dial')).toHaveLength(2))
  expect(host.askedFor('call:confirm')).toEqual([{ id: 7 }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test.each(['{Enter}', ' ', '{Escape}'])('whoever goes on typing «%s» calls nobody', async (key) => {
  const { host, user, dials } = atTheDialField()
  await dials()
  await user.keyboard(key)
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(host.askedFor('call:confirm')).toEqual([])
  expect(host.askedFor('call:dial')).toHaveLength(1)
})

test('a number from a link names where it comes from, and another country by its name', () => {
  const { ui } = show(<Overlays />)
  const call = vi.fn()
  act(() =>
    ui.setState({
      overlay: {
        kind: 'confirm-call',
        target: '+41 79 123 45 67',
        doubt: 'foreign',
        country: 'CH',
        from: 'link',
        call,
      },
    }),
  )
  expect(screen.getByText('È un numero estero: Svizzera.')).toBeDefined()
  expect(screen.getByText(/un collegamento aperto in un altro programma/)).toBeDefined()
  expect(call).not.toHaveBeenCalled()
})
