import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CaseId, CustomerId } from '../../../src-main/contract/ids.ts'
import { type Input, requests } from '../../../src-main/contract/requests.ts'
import { createContactHandlers } from '../../../src-main/notes/contact-handlers.ts'
import { createHistoryRepository } from '../../../src-main/notes/history-repository.ts'
import { created } from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

function desk() {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const parcel = CaseId.parse(uuidv7())
  door.record([maria], { agentId: null })
  const drafts = new Map<string, string>()
  const handlers = createContactHandlers({
    record: async (changes, by) => door.record(changes, by),
    now: () => noon,
    agent: () => null,
    newId: uuidv7,
    saveDraft: async (key, text) => void drafts.set(key, text),
    customerExists: (id) => id === maria.customerId,
    hasCase: (_, caseId) => caseId === parcel,
  })
  const add = (more: Partial<Input<'contact:add'>> = {}) =>
    handlers['contact:add'](
      {
        key: uuidv7(),
        customerId: maria.customerId,
        channel: 'shop',
        direction: 'in',
        at: noon - 3_600_000,
        outcome: 'solved',
        subject: 'Ricevuta',
        text: 'Ha portato la ricevuta. 👍',
        caseId: parcel,
        ...more,
      },
      // Nobody asks which window it came from.
      '' as never,
    )
  return { add, drafts, history: createHistoryRepository(reading), maria }
}

it('writes a contact into the history as it was recorded, and empties its draft', async () => {
  const { add, drafts, history } = desk()
  const key = uuidv7()
  const result = await add({ key })

  if (!result.ok) throw new Error(result.code)
  expect(history.interaction(result.value.id)).toEqual(result.value)
  expect(result.value).toMatchObject({
    channel: 'shop',
    at: noon - 3_600_000,
    outcome: 'solved',
    subject: 'Ricevuta',
    summary: 'Ha portato la ricevuta. 👍',
    durationSeconds: null,
    collectedBy: null,
    collected: [],
  })
  expect(drafts.get(key)).toBe('')
})

it('takes nothing from the future, but for clocks that differ by seconds', async () => {
  const { add } = desk()
  expect(await add({ at: noon + 2 * 60_000 })).toEqual({ ok: false, code: 'invalid-input', detail: 'at' })
  expect(await add({ at: noon + 20_000 })).toMatchObject({ ok: true })
})

it('knows neither somebody else’s case nor nobody’s card', async () => {
  const { add } = desk()
  expect(await add({ caseId: CaseId.parse(uuidv7()) })).toMatchObject({ ok: false, code: 'not-found' })
  expect(await add({ customerId: CustomerId.parse(uuidv7()) })).toMatchObject({
    ok: false,
    code: 'not-found',
  })
})

it('refuses a megabyte, and an event, which nobody records by hand', () => {
  const { input } = requests['contact:add']
  const valid = {
    key: uuidv7(),
    customerId: uuidv7(),
    channel: 'letter',
    direction: 'in',
    at: noon,
    outcome: null,
    subject: '',
    text: '',
    caseId: null,
  }
  expect(input.safeParse(valid).success).toBe(true)
  expect(input.safeParse({ ...valid, text: 'x'.repeat(1_048_576) }).success).toBe(false)
  expect(input.safeParse({ ...valid, channel: 'event' }).success).toBe(false)
})
