import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CallId, WindowId } from '../../../src-main/contract/ids.ts'
import { created, interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { gaia, openDesk } from '../../support/open-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const window = WindowId.parse(uuidv7())
const plain = { callId: null, caseId: null, corrects: null }

it('keeps what is typed, and signs it with initials and time when it is finished', async () => {
  const { handlers, record, drafts } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  record(maria)
  const key = uuidv7()
  await handlers['note:draft']({ key, text: 'Chiama per il rimb' }, window)
  expect(drafts()).toMatchObject([{ key, text: 'Chiama per il rimb' }])

  const text = 'Chiama per il rimborso.'
  const result = await handlers['note:finish']({ ...plain, key, text, customerId: maria.customerId }, window)

  expect(result).toMatchObject({ value: { text, initials: 'GR', agentId: gaia.id, at: noon } })
  expect(drafts()).toEqual([])
})

it('ties the note to the contact of its call', async () => {
  const { handlers, record } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  const callId = CallId.parse(uuidv7())
  const call = interactionAdded(maria.customerId, { callId })
  record(maria, call)
  const { customerId } = maria
  const result = await handlers['note:finish'](
    { ...plain, key: uuidv7(), text: 'Ok', customerId, callId },
    window,
  )
  expect(result).toMatchObject({ value: { callId, interactionId: call.interaction.id } })
})

it('puts a correction beside the note it corrects', async () => {
  const { handlers, record } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  const { customerId } = maria
  const call = interactionAdded(customerId)
  const wrong = noteAdded(customerId, { interactionId: call.interaction.id })
  record(maria, call, wrong)

  const input = { ...plain, key: uuidv7(), text: 'Non il rimborso: la fattura.', customerId }
  await handlers['note:finish']({ ...input, corrects: wrong.note.id }, window)

  const card = await handlers['customer:open']({ customerId }, window)
  expect(card).toMatchObject({
    value: { timeline: [{ notes: [{ id: wrong.note.id }, { corrects: wrong.note.id }] }] },
  })
})

it('refuses to correct a note of another customer', async () => {
  const { handlers, record } = openDesk()
  const [maria, luca] = [created({ name: 'Maria Rossi' }), created({ name: 'Luca Verdi' })]
  const note = noteAdded(luca.customerId)
  record(maria, luca, note)
  const input = { ...plain, key: uuidv7(), text: 'x', customerId: maria.customerId, corrects: note.note.id }
  expect(await handlers['note:finish'](input, window)).toEqual({ ok: false, code: 'not-found' })
})

it('does not sign an empty note, and leaves the draft alone', async () => {
  const { handlers, record, drafts } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  record(maria)
  const key = uuidv7()
  await handlers['note:draft']({ key, text: '  ' }, window)
  const input = { ...plain, key, text: '  ', customerId: maria.customerId }
  expect(await handlers['note:finish'](input, window)).toMatchObject({ ok: false, code: 'invalid-input' })
  expect(drafts()).toHaveLength(1)
})

it('is signed once it is on disk, although the disk then takes no more: nobody should sign it twice', async () => {
  const { handlers, record, failDrafts } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  record(maria)
  const { customerId } = maria
  failDrafts()
  const result = await handlers['note:finish']({ ...plain, key: uuidv7(), text: 'Ok', customerId }, window)
  expect(result).toMatchObject({ ok: true, value: { text: 'Ok' } })
  const card = await handlers['customer:open']({ customerId }, window)
  expect(card).toMatchObject({ value: { timeline: [{ notes: [{ text: 'Ok' }] }] } })
})
