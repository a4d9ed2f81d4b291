import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createOutbox } from '../../../src-main/calls/outbox.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { CallId, CustomerId, PhoneNumber } from '../../../src-main/contract/ids.ts'

const chosen: Change = {
  kind: 'number:chosen',
  number: PhoneNumber.parse('+393331234567'),
  customerId: CustomerId.parse(uuidv7()),
  callId: CallId.parse(uuidv7()),
}

it('says when everything that was added before is on disk', async () => {
  const onDisk: (readonly Change[])[] = []
  let written = () => {}
  const outbox = createOutbox(
    (changes) =>
      new Promise((resolve) => {
        written = () => {
          onDisk.push(changes)
          resolve()
        }
      }),
  )
  await outbox.settled()

  outbox.add([chosen])
  let settled = false
  const settling = outbox.settled().then(() => {
    settled = true
  })
  await Promise.resolve()
  expect(settled).toBe(false)

  written()
  await settling
  expect(onDisk).toEqual([[chosen]])
  await outbox.close()
})
