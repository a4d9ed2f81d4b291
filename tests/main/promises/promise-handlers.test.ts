import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { PromiseId, WindowId } from '../../../src-main/contract/ids.ts'
import { created, promiseMade } from '../../support/make-changes.ts'
import { openDesk } from '../../support/open-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const window = WindowId.parse(uuidv7())

it('keeps a promise once, at the time it was kept', async () => {
  const { handlers, record, revision } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  const refund = promiseMade(maria.customerId)
  record(maria, refund)
  const promiseId = refund.promise.id

  expect(await handlers['promise:keep']({ promiseId }, window)).toEqual({ ok: true, value: null })
  const before = revision()
  expect(await handlers['promise:keep']({ promiseId }, window)).toEqual({ ok: true, value: null })

  expect(revision()).toBe(before)
  const card = await handlers['customer:open']({ customerId: maria.customerId }, window)
  expect(card).toMatchObject({ value: { promises: [{ keptAt: noon }], told: [] } })
})

it('says that a promise is not there', async () => {
  const { handlers } = openDesk()
  const promiseId = PromiseId.parse(uuidv7())
  expect(await handlers['promise:keep']({ promiseId }, window)).toEqual({ ok: false, code: 'not-found' })
})
