import { plainManner } from '../../../src-main/contract/accounts.ts'
import { AccountId } from '../../../src-main/contract/ids.ts'
import type { AccountOnLine, AccountView, Line } from '../../../src-main/contract/line.ts'
import { hours, minutes, now, uuid } from './cards.ts'

const rossiId = AccountId.parse(uuid(970))
const verdeId = AccountId.parse(uuid(971))

/** Two brands at one desk: a hardware shop with two numbers, and a garden centre with its own ring and greeting. */
export const twoAccounts: readonly AccountView[] = [
  {
    ...plainManner,
    id: rossiId,
    name: 'Rossi Ferramenta',
    numbers: [
      { name: 'Negozio', number: '+390212345670' },
      { name: 'Ingrosso', number: '+390212345680' },
    ],
    server: 'wss://centralino.example.it:8089/ws',
    username: '1001',
    domain: '',
    authorizationUsername: '',
    displayName: '',
    trusted: true,
    hasPassword: true,
  },
  {
    ...plainManner,
    id: verdeId,
    name: 'Casa Verde',
    tone: 'soft',
    greeting: '{casa}, buongiorno, sono {operatore}. Come posso aiutarla?',
    server: 'wss://verde.example.it/ws',
    username: '2001',
    domain: '',
    authorizationUsername: '',
    displayName: '',
    trusted: true,
    hasPassword: true,
  },
]

export const onVerde = { id: verdeId, name: 'Casa Verde', number: '' } as const
export const onRossi = { id: rossiId, name: 'Rossi Ferramenta', number: '' } as const

function onLine({ id, name, tone, greeting, numbers, username }: AccountView): AccountOnLine {
  const up = { state: 'registered', trouble: null, status: null, nextTryAt: null } as const
  return { ...up, id, name, tone, greeting, numbers, account: username, since: now - 2 * hours }
}

const registered = twoAccounts.map(onLine)

export const twoLines: Line = {
  state: 'registered',
  trouble: null,
  status: null,
  account: '1001',
  demo: false,
  since: now - 2 * hours,
  nextTryAt: null,
  accounts: registered,
}

/** The garden centre's PBX does not take its password any more. */
export const oneLineDown: Line = {
  ...twoLines,
  accounts: registered.map((account) =>
    account.id === verdeId
      ? {
          ...account,
          state: 'unreachable',
          trouble: 'wrong-password',
          status: 403,
          since: now - 3 * minutes,
          nextTryAt: now + 40_000,
        }
      : account,
  ),
}
