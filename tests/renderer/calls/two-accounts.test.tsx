import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import { aCall, logged, mobile } from '../../support/gallery/calls.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'
import { oneLineDown, onRossi, onVerde, twoAccounts, twoLines } from '../../support/gallery/two-accounts.ts'

const [rossi, verde] = twoAccounts
const atRest = { console: { line: twoLines } }
const byVerde = { accountId: verde?.id, number: '' }

it('names the brand that rings, and what is said first there; just after the answer it is to be read out', async () => {
  drawWindow(scenes['two-accounts-ringing'])
  const bar = screen.getByRole('region', { name: 'Chiamata in corso' })
  expect(within(bar).getByText('Casa Verde')).toBeTruthy()
  expect(
    within(bar).getByTitle('Casa Verde, buongiorno, sono Giulia Ricci. Come posso aiutarla?'),
  ).toBeTruthy()
})

it('takes the greeting away after a while, or by a key', async () => {
  const { user } = drawWindow(scenes['two-accounts-talking'])
  const bar = screen.getByRole('region', { name: 'Chiamata in corso' })
  const greeting = () => within(bar).queryByText(/buongiorno, sono Giulia/)
  expect(greeting()).toBeTruthy()
  const [status] = within(bar).getAllByRole('status')
  await user.click(within(status ?? bar).getByRole('button', { name: 'Chiudi' }))
  expect(greeting()).toBeNull()
})

it('forgets the greeting once it was long enough to be read', async () => {
  drawWindow(scenes['two-accounts-talking'])
  const greeting = () => screen.queryByText(/buongiorno, sono Giulia/)
  expect(greeting()).toBeTruthy()
  await act(async () => void (await vi.advanceTimersByTimeAsync(20_000)))
  expect(greeting()).toBeNull()
})

it('says nothing of accounts where there is one', () => {
  const [only] = twoLines.accounts
  if (!only || !rossi) throw new Error('the scene has accounts')
  const call = aCall(1, { account: { id: rossi.id, name: 'Rossi Ferramenta', number: '' } })
  drawWindow({ console: { line: { ...twoLines, accounts: [only] }, callsById: { [call.id]: call } } })
  expect(screen.queryByText('Rossi Ferramenta')).toBeNull()
})

it('raises the alarm for the one brand that nobody can call, by its name, and the pill knows the state of each', () => {
  drawWindow(scenes['two-accounts-idle'])
  expect(screen.getByText(/Su Casa Verde non sei raggiungibile/)).toBeTruthy()
  expect(screen.getByText('Rossi Ferramenta: collegato')).toBeTruthy()
  expect(screen.getByText('Casa Verde: non raggiungibile')).toBeTruthy()
})

it('says once that nobody can call at all, where that has one reason', () => {
  const down = { state: 'unreachable', trouble: 'connection-lost' } as const
  const accounts = oneLineDown.accounts.map((account) => ({ ...account, ...down }))
  drawWindow({ console: { line: { ...oneLineDown, ...down, accounts } } })
  expect(screen.getAllByText(/^Non sei raggiungibile/)).toHaveLength(1)
  expect(screen.queryByText(/Su Casa Verde/)).toBeNull()
})

it('shows the line that the customer called on last, and calls by the one that is chosen instead', async () => {
  const { user, inputsOf } = drawWindow(atRest, {
    'call:line-for': (input) =>
      success(
        JSON.stringify(input).includes(mobile) ? byVerde : { accountId: onRossi.id, number: '+390212345670' },
      ),
    'call:dial': () => success(aCall(5)),
  })
  const field = screen.getByLabelText('Numero da chiamare')
  await user.click(field)
  await user.paste(mobile)
  expect(await screen.findByRole('button', { name: /Casa Verde.*Chiami con/ })).toBeTruthy()
  await user.keyboard('{Enter}')
  expect(inputsOf('call:dial')).toEqual([{ target: mobile }])

  await user.click(field)
  await user.paste(mobile)
  await user.tab()
  await user.keyboard('{ArrowDown}')
  await user.click(await screen.findByRole('option', { name: 'Rossi Ferramenta · Ingrosso' }))
  await user.click(screen.getByRole('button', { name: 'Chiama' }))
  expect(inputsOf('call:dial')[1]).toEqual({
    target: mobile,
    from: { accountId: rossi?.id, number: '+390212345680' },
  })
})

it('lets the line be chosen where a call is asked about', async () => {
  const { access, user, inputsOf } = drawWindow(atRest, { 'call:dial': () => failure('no-line') })
  const { askToDial } = await import('../../../src-renderer/calls/ask-to-dial.ts')
  act(() => askToDial(access, { target: mobile, from: 'link' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(await within(dialog).findByRole('button', { name: /Chiami con/ }))
  await user.click(await screen.findByRole('option', { name: 'Casa Verde' }))
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(inputsOf('call:dial')).toEqual([{ target: mobile, from: byVerde }])
})

it('calls the last number again by the line that it went out by', async () => {
  const out = logged(2, { direction: 'out', account: { ...onVerde, number: '' } })
  const { user, inputsOf } = drawWindow(atRest, {
    'call:log': () => success([out]),
    'call:dial': () => success(aCall(5)),
  })
  await user.keyboard('{Alt>}l{/Alt}')
  await waitFor(() => expect(inputsOf('call:dial')).toEqual([{ target: mobile, from: byVerde }]))
})
