import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { AccountsSection } from '../../../src-renderer/settings/accounts-section.tsx'
import { twoAccounts, twoLines } from '../../support/gallery/two-accounts.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const [rossi, verde] = twoAccounts
if (!rossi || !verde) throw new Error('two accounts')
const withId = (input: { id: typeof rossi.id | null }) => input.id ?? verde.id

test('with one account its form lies open, and a second can be added beside it', async () => {
  const { user, host } = show(<AccountsSection />, {
    answers: {
      'account:list': () => success([rossi]),
      'account:test': () => success({ registered: true, trouble: null, status: null }),
      'account:save': ({ password: _secret, ...input }) =>
        success({ ...input, id: withId(input), hasPassword: true }),
    },
  })
  expect(await screen.findByDisplayValue('1001')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Aggiungi un altro interno' }))
  const added = within(screen.getByRole('region', { name: 'Nuovo interno' }))
  await user.type(added.getByLabelText('Server'), 'wss://verde.example.it/ws')
  await user.type(added.getByLabelText('Interno'), '2001')
  await user.type(added.getByLabelText('Password'), 'segreta')
  await user.type(added.getAllByLabelText('Nome')[0] ?? document.body, 'Casa Verde')
  await user.click(added.getByRole('button', { name: 'Prova questo interno' }))
  await user.click(added.getByRole('button', { name: 'Salva' }))
  expect(host.askedFor('account:save')[0]).toMatchObject({ id: null, name: 'Casa Verde', username: '2001' })
})

test('a name, a ring tone, a greeting and numbers are saved without another test', async () => {
  const { user, host } = show(<AccountsSection />, {
    snapshot: { line: twoLines },
    answers: {
      'account:list': () => success([rossi, verde]),
      'account:save': ({ password: _secret, ...input }) =>
        success({ ...input, id: withId(input), hasPassword: true }),
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Modifica Casa Verde' }))
  expect(screen.getByRole('button', { name: 'Salva' })).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('button', { name: /Suoneria/ }))
  await user.click(await screen.findByRole('option', { name: 'Squillante' }))
  await user.type(screen.getByLabelText('Numero'), '+39 051 234567')
  await user.click(screen.getByRole('button', { name: 'Aggiungi il numero' }))
  await user.click(screen.getByRole('button', { name: 'Salva' }))
  await vi.waitFor(() => expect(host.askedFor('account:save')).toHaveLength(1))
  expect(host.askedFor('account:save')[0]).toMatchObject({
    id: verde.id,
    tone: 'bright',
    password: null,
    numbers: [{ name: '', number: '+39051234567' }],
  })
  expect(host.askedFor('account:test')).toHaveLength(0)
})

test('an account of several is switched off, and taken away only when asked twice', async () => {
  const { user, host } = show(<AccountsSection />, {
    snapshot: { line: twoLines },
    answers: {
      'account:list': () => success([rossi, verde]),
      'account:save': ({ password: _secret, ...input }) =>
        success({ ...input, id: withId(input), hasPassword: true }),
      'account:remove': () => success(null),
    },
  })
  const off = await screen.findAllByRole('button', { name: 'Spegni' })
  await user.click(off[1] ?? document.body)
  expect(host.askedFor('account:save')).toMatchObject([{ id: verde.id, isOn: false, password: null }])
  await user.click(screen.getByRole('button', { name: 'Modifica Rossi Ferramenta' }))
  await user.click(screen.getByRole('button', { name: 'Togli questo interno' }))
  expect(host.askedFor('account:remove')).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Togli questo interno' }))
  await vi.waitFor(() => expect(host.askedFor('account:remove')).toEqual([{ id: rossi.id }]))
})
