import { act, cleanup, screen } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, expect, test } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { initialsOf } from '../../../src-renderer/profile/agent-form.tsx'
import { ProfileGate } from '../../../src-renderer/profile/profile-gate.tsx'
import { profileOf } from '../../support/window/fixtures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const gate = <ProfileGate>la console</ProfileGate>
const house = profileOf({ name: 'casa', kind: 'house', houseExists: true })
const button = (name: string | RegExp) => screen.getByRole('button', { name })

test('the demo says that its customers are invented, and how to leave it', async () => {
  const { user } = show(gate)
  expect(screen.getByText('la console')).toBeDefined()
  expect(screen.getByText(/clienti inventati/)).toBeDefined()
  await user.click(button('Inizia con i miei'))
  expect(screen.getByRole('dialog', { name: 'Inizia con i tuoi clienti' })).toBeDefined()
})

test('starting with your own: initials by themselves, the passphrase twice, and a warning that cannot be overlooked', async () => {
  const { host, store, user } = show(gate, { answers: { 'account:list': () => success([]) } })
  await user.click(button('Inizia con i miei'))
  expect(button('Avanti')).toHaveProperty('disabled', true)
  await user.type(screen.getByLabelText('Nome e cognome'), 'Giulia Rossi')
  expect(screen.getByLabelText('Sigla')).toHaveProperty('value', 'GR')
  await user.click(button('Avanti'))

  await user.type(screen.getByLabelText('Frase segreta'), 'quattro gatti')
  await user.type(screen.getByLabelText('Ripeti la frase segreta'), 'quattro gattini')
  expect(screen.getByText('Le due frasi non sono uguali.')).toBeDefined()
  await user.clear(screen.getByLabelText('Ripeti la frase segreta'))
  await user.type(screen.getByLabelText('Ripeti la frase segreta'), 'quattro gatti')
  expect(screen.getByText(/i dati non si recuperano/)).toBeDefined()
  expect(button('Crea l’archivio')).toHaveProperty('disabled', true)
  await user.click(screen.getByText(/Ho capito/))
  await user.click(button('Crea l’archivio'))
  expect(host.askedFor('profile:create-house')).toEqual([
    { agent: { name: 'Giulia Rossi', initials: 'GR', role: 'operator' }, passphrase: 'quattro gatti' },
  ])

  // The profile changes underneath; the flow goes on.
  act(() => store.setState(({ line }) => ({ profile: house, line: { ...line, state: 'none' } })))
  expect(await screen.findByRole('dialog', { name: 'L’archivio è pronto' })).toBeDefined()
  await user.click(button(/Importa i clienti/))
  expect(screen.getByRole('dialog', { name: 'Importa i clienti' })).toBeDefined()
  await user.click(button('Indietro'))
  await user.click(button(/Collega il centralino/))
  expect(screen.getByRole('dialog', { name: 'Collega il centralino' })).toBeDefined()
  await user.click(button('Indietro'))
  expect(button(/Lavora senza telefono/)).toBeDefined()

  act(() => store.setState(({ line }) => ({ line: { ...line, state: 'registered' } })))
  await user.click(button(/Comincia a lavorare/))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('where a keyring keeps the key, nobody is asked for a passphrase', async () => {
  const { host, user } = show(gate, { snapshot: { profile: profileOf({ keyKeeping: 'keyring' }) } })
  await user.click(button('Inizia con i miei'))
  await user.type(screen.getByLabelText('Nome e cognome'), 'Bob')
  await user.click(button('Crea l’archivio'))
  expect(host.askedFor('profile:create-house')[0]?.passphrase).toBeNull()
})

test('what keeps the house from being made is said in place, and nothing typed is lost', async () => {
  const { user, ui } = show(gate, {
    snapshot: { profile: profileOf({ keyKeeping: 'keyring' }) },
    answers: { 'profile:create-house': () => failure('storage-full') },
  })
  await user.click(button('Inizia con i miei'))
  await user.type(screen.getByLabelText('Nome e cognome'), 'Bob')
  await user.click(button('Crea l’archivio'))
  expect(await screen.findByText(/Il disco è pieno/)).toBeDefined()
  expect(screen.getByLabelText('Nome e cognome')).toHaveProperty('value', 'Bob')
  expect(ui.getState().notices).toEqual([])
})

test('a wrong passphrase is a sentence, and the right one opens', async () => {
  const locked = profileOf({ ...house, state: 'locked' })
  const { host, store, user } = show(gate, {
    snapshot: { profile: locked },
    answers: {
      'profile:unlock': ({ passphrase }) =>
        passphrase === 'giusta' ? success(null) : failure('wrong-passphrase'),
    },
  })
  expect(screen.queryByText('la console')).toBeNull()
  await user.type(screen.getByLabelText('Frase segreta'), 'sbagliata{Enter}')
  expect(await screen.findByText(/non è quella giusta. L’archivio non è stato toccato/)).toBeDefined()
  await user.clear(screen.getByLabelText('Frase segreta'))
  await user.type(screen.getByLabelText('Frase segreta'), 'giusta{Enter}')
  expect(host.askedFor('profile:unlock')).toHaveLength(2)
  act(() => store.setState({ profile: house, agentId: aliceAgent.id }))
  expect(screen.getByText('la console')).toBeDefined()
})

test.each([
  ['too-new', /versione più recente/],
  ['damaged', /danneggiato/],
  ['in-use', /già aperto/],
  ['disk-full', /disco è pieno/],
  ['wrong-key', /chiave di questo computer/],
] as const)(
  'a file that does not open (%s) says why, and that it is untouched',
  async (trouble, sentence) => {
    const { host, user } = show(gate, {
      snapshot: { profile: profileOf({ ...house, state: 'failed', trouble }) },
    })
    expect(screen.getByText(sentence)).toBeDefined()
    expect(screen.getByText('Non è stato toccato niente.')).toBeDefined()
    await user.click(button('Riprova'))
    expect(host.askedFor('profile:open-house')).toHaveLength(1)
  },
)

const aliceAgent = Agent.parse({ id: uuidv7(), name: 'Alice Bianchi', initials: 'AB', role: 'operator' })

test('whoever sits down says who they are, or is added', async () => {
  const bob = Agent.parse({ ...aliceAgent, id: uuidv7(), name: 'Bob Neri', initials: 'BN' })
  const { host, user } = show(gate, {
    snapshot: { profile: house, agents: [aliceAgent] },
    answers: { 'agent:add': () => success(bob) },
  })
  await user.click(screen.getByRole('button', { name: /Alice Bianchi/ }))
  await user.click(button('Aggiungi una persona'))
  await user.type(screen.getByLabelText('Nome e cognome'), 'Bob Neri')
  await user.click(button('Aggiungi'))
  expect(host.askedFor('agent:add')).toEqual([{ name: 'Bob Neri', initials: 'BN', role: 'operator' }])
  expect(host.askedFor('agent:choose')).toEqual([{ agentId: aliceAgent.id }, { agentId: bob.id }])
})

test('whoever has left the house is not asked for any more', () => {
  const left = Agent.parse({ ...aliceAgent, id: uuidv7(), name: 'Bob Neri', role: 'former' })
  show(gate, { snapshot: { profile: house, agents: [aliceAgent, left] } })
  expect(screen.getByRole('button', { name: /Alice Bianchi/ })).toBeDefined()
  expect(screen.queryByRole('button', { name: /Bob Neri/ })).toBeNull()
})

test('somebody added with a colleague’s initials wants a second press', async () => {
  const { host, user } = show(gate, { snapshot: { profile: house, agents: [aliceAgent] } })
  await user.click(button('Aggiungi una persona'))
  await user.type(screen.getByLabelText('Nome e cognome'), 'Anna Bruni')
  await user.click(button('Aggiungi'))
  expect(host.askedFor('agent:add')).toEqual([])
  expect(screen.getByRole('alert').textContent).toContain('Anche Alice Bianchi firma così')
  await user.click(button('Aggiungi lo stesso'))
  expect(host.askedFor('agent:add')).toMatchObject([{ name: 'Anna Bruni', initials: 'AB' }])
})

test('initials as people sign', () => {
  expect(['Giulia Rossi', ' èrica  de   luca ', 'Bob', '', '3M Italia'].map(initialsOf)).toEqual([
    'GR',
    'ÈDL',
    'B',
    '',
    'I',
  ])
})
