import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { plainManner } from '../../../src-main/contract/accounts.ts'
import { AccountId } from '../../../src-main/contract/ids.ts'
import { success } from '../../../src-main/contract/result.ts'
import { AccountForm } from '../../../src-renderer/settings/account-form.tsx'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const id = AccountId.parse('01900000-0000-7000-8000-00000000acc0')
const saved = {
  ...plainManner,
  id,
  server: 'wss://centralino.example.it:8089/ws',
  username: '1001',
  domain: '',
  authorizationUsername: '',
  displayName: '',
  trusted: true,
  hasPassword: true,
}
const button = (name: string) => screen.getByRole('button', { name })

test('nothing is saved that has not registered once', async () => {
  const { host, user } = show(<AccountForm saved={null} />, {
    answers: {
      'account:test': ({ password }) =>
        password === 'giusta'
          ? success({ registered: true, trouble: null, status: null })
          : success({ registered: false, trouble: 'wrong-password', status: 401 }),
      'account:save': ({ password: _secret, ...fields }) => success({ ...fields, id, hasPassword: true }),
    },
  })
  expect(button('Salva')).toHaveProperty('disabled', true)
  await user.type(screen.getByLabelText('Server'), saved.server)
  await user.type(screen.getByLabelText('Interno'), '1001')
  expect(button('Prova questo interno')).toHaveProperty('disabled', true)
  await user.type(screen.getByLabelText('Password'), 'sbagliata')
  await user.click(button('Prova questo interno'))
  expect(screen.getByText(/rifiuta la password.*401/)).toBeDefined()
  expect(button('Salva')).toHaveProperty('disabled', true)

  await user.clear(screen.getByLabelText('Password'))
  await user.type(screen.getByLabelText('Password'), 'giusta')
  expect(screen.getByText(/prova di nuovo/)).toBeDefined()
  await user.click(button('Prova questo interno'))
  expect(screen.getByText(/Funziona/)).toBeDefined()
  await user.click(button('Salva'))
  await vi.waitFor(() => expect(host.askedFor('account:save')).toHaveLength(1))
  expect(host.askedFor('account:save')[0]).toMatchObject({ username: '1001', password: 'giusta' })
})

test('a change after the test that worked has to be tested again', async () => {
  const { user } = show(<AccountForm saved={saved} />, {
    answers: {
      'account:test': () => success({ registered: true, trouble: null, status: null }),
    },
  })
  await screen.findByDisplayValue('1001')
  await user.click(button('Prova questo interno'))
  expect(button('Salva')).toHaveProperty('disabled', false)
  await user.type(screen.getByLabelText('Interno'), '2')
  expect(button('Salva')).toHaveProperty('disabled', true)
})

test('the sealed password is never shown, and stays when nothing is typed', async () => {
  const { host, user } = show(<AccountForm saved={saved} />, {
    answers: {
      'account:test': () => success({ registered: true, trouble: null, status: null }),
      'account:save': () => success(saved),
    },
  })
  await screen.findByDisplayValue('1001')
  const password = screen.getByLabelText('Password')
  expect(password).toHaveProperty('value', '')
  expect(password.getAttribute('placeholder')).toContain('già salvata')
  await user.click(button('Prova questo interno'))
  await user.click(button('Salva'))
  expect(host.askedFor('account:save')[0]?.password).toBeNull()
})

test('an address that is no WebSocket is named before anything is sent', async () => {
  const { host, user } = show(<AccountForm saved={null} />, {})
  await user.type(screen.getByLabelText('Server'), 'http://centralino')
  expect(screen.getByText(/comincia con wss/)).toBeDefined()
  expect(host.askedFor('account:test')).toHaveLength(0)
})

test('the PBX is only taken away when asked twice', async () => {
  const onRemoved = vi.fn()
  const { host, user } = show(<AccountForm saved={saved} onRemoved={onRemoved} />, {
    answers: { 'account:remove': () => success(null) },
  })
  await screen.findByDisplayValue('1001')
  await user.click(button('Togli il centralino'))
  expect(host.askedFor('account:remove')).toHaveLength(0)
  await user.click(button('Togli il centralino'))
  await vi.waitFor(() => expect(onRemoved).toHaveBeenCalledOnce())
})

function fileField(): HTMLInputElement {
  const region = screen.getByRole('region', { name: 'Autorità privata del certificato' })
  const field = region.querySelector<HTMLInputElement>('input[type="file"]')
  if (!field) throw new Error('no file field')
  return field
}

test('a private authority is picked from a file, shown, sent along, and taken away', async () => {
  const pem = '-----BEGIN CERTIFICATE-----\nTUk=\n-----END CERTIFICATE-----'
  const names = ['Casa Rossi CA']
  const expiresAt = Date.UTC(2030, 4, 1)
  const { host, user } = show(<AccountForm saved={saved} />, {
    answers: {
      'account:authority': () => success({ kind: 'authority', names, expiresAt, pem }),
      'account:test': () => success({ registered: true, trouble: null, status: null }),
    },
  })
  await screen.findByDisplayValue('1001')
  await user.click(screen.getByText('Altri dati, se il centralino li chiede'))
  // The button is what is announced and pressed: the field behind it is not said a second time.
  expect(fileField().hidden).toBe(true)
  await user.upload(fileField(), new File([pem], 'ca.pem'))
  expect(await screen.findByText(/Casa Rossi CA.*valida fino al.*2030/)).toBeDefined()
  await user.click(button('Prova questo interno'))
  expect(host.askedFor('account:test')[0]).toMatchObject({ certificateAuthority: pem })
  await user.click(button('Togli l’autorità'))
  expect(screen.queryByText(/Casa Rossi CA/)).toBeNull()
  await user.click(button('Prova questo interno'))
  expect(host.askedFor('account:test')[1]?.certificateAuthority).toBeUndefined()
})

test('a file that is no authority gets a clear sentence', async () => {
  const { host, user } = show(<AccountForm saved={saved} />, {
    answers: {
      'account:authority': () => success({ kind: 'trouble', trouble: 'private-key' }),
      'account:test': () => success({ registered: true, trouble: null, status: null }),
    },
  })
  await screen.findByDisplayValue('1001')
  await user.click(screen.getByText('Altri dati, se il centralino li chiede'))
  await user.upload(fileField(), new File(['x'], 'key.pem'))
  expect((await screen.findByRole('alert')).textContent).toContain('chiave privata')
  await user.click(button('Prova questo interno'))
  expect(host.askedFor('account:test')[0]?.certificateAuthority).toBeUndefined()
})
