import { uuidv7 } from 'uuidv7'
import type { Change } from '../../../src-main/contract/changes.ts'
import { CaseId, CustomerId } from '../../../src-main/contract/ids.ts'
import type { AccountToSave } from '../../../src-main/profiles/account-file.ts'
import { caseOpened, created, interactionAdded, phoneAdded, promiseMade } from '../../support/make-changes.ts'
import type { TestAccount, TestPbx } from '../../support/pbx/test-pbx.ts'

const day = 86_400_000

export const mariasNumber = '+393331234567'
export const carlosNumber = '+390612345678'
export const familyNumber = '+390287654321'
export const strangersNumber = '+393477654321'

let known: readonly Change[] | undefined

/** Maria waits for her parcel, Carlo called once, and two of the Verdi share a telephone; the same in each story. */
export function everybody(): readonly Change[] {
  known ??= meet(Date.now())
  return known
}

function meet(now: number): readonly Change[] {
  const [maria, carlo, anna, bruno] = [1, 2, 3, 4].map(() => CustomerId.parse(uuidv7()))
  if (!maria || !carlo || !anna || !bruno) throw new Error('four were made')
  const parcel = CaseId.parse(uuidv7())
  return [
    created({ name: 'Maria Rossi', warning: 'Sente poco: parlare piano.' }, maria),
    phoneAdded(maria, mariasNumber),
    caseOpened(maria, { id: parcel, subject: 'Pacco non consegnato', openedAt: now - 3 * day }),
    interactionAdded(maria, {
      at: now - 2 * day,
      summary: 'Il pacco risulta consegnato, ma non è arrivato.',
      caseId: parcel,
    }),
    promiseMade(maria, { caseId: parcel, what: 'richiamare col corriere', dueAt: now + 30 * day }),
    created({ name: 'Carlo Bianchi' }, carlo),
    phoneAdded(carlo, carlosNumber),
    interactionAdded(carlo, { at: now - 10 * day, summary: 'Vuole la fattura di ottobre.' }),
    created({ name: 'Anna Verdi' }, anna),
    phoneAdded(anna, familyNumber),
    created({ name: 'Bruno Verdi' }, bruno),
    phoneAdded(bruno, familyNumber),
  ]
}

export function accountAt(
  pbx: Pick<TestPbx, 'wsUrl' | 'accounts'>,
  who: Pick<TestAccount, 'username' | 'password'> = pbx.accounts.agent1,
): AccountToSave {
  return {
    server: pbx.wsUrl,
    username: who.username,
    password: who.password,
    domain: '127.0.0.1',
    authorizationUsername: '',
    displayName: '',
    trusted: true,
  }
}
