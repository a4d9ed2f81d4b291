import { onTestFinished } from 'vitest'
import type { TestPbx } from '../../support/pbx/test-pbx.ts'
import { answerOutside } from '../../support/sipp/answer-outside.ts'
import { type CallFromOutside, callFromOutside } from '../../support/sipp/call-from-outside.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { accountAt, everybody, mariasNumber } from './people.ts'
import type { Desk, Stage } from './stage.ts'

/** Where a journey takes place. */
export type Place = { readonly stage: Stage }
export type PlaceWithPbx = Place & { readonly pbx: TestPbx }

/** Each is named by what it tells. */
export type Journeys = Readonly<Record<string, (place: Place) => Promise<void>>>
export type PbxJourneys = Readonly<Record<string, (place: PlaceWithPbx) => Promise<void>>>

/** Giulia sits down at a house that is registered at the PBX and knows {@link everybody}. */
export async function giuliaOnDuty({ stage, pbx }: PlaceWithPbx): Promise<Operator<Desk>> {
  const desk = await stage.openDesk({ house: { changes: everybody(), account: accountAt(pbx) } })
  const operator = atTheDesk(desk)
  await operator.isOnLine()
  return operator
}

/** Somebody outside rings agent1; the call is over when the journey is. */
export async function rings(
  pbx: TestPbx,
  caller: string,
  more: Partial<Omit<CallFromOutside, 'pbx' | 'caller'>> = {},
) {
  const call = await callFromOutside({ pbx, caller, to: pbx.accounts.agent1.number, ...more })
  onTestFinished(async () => void (await call.hangUp()))
  return call
}

/** Maria Rossi has rung, and Giulia has answered her. */
export async function giuliaWithMaria(place: PlaceWithPbx) {
  const giulia = await giuliaOnDuty(place)
  const maria = await rings(place.pbx, mariasNumber)
  await giulia.answers('Maria Rossi')
  return { giulia, maria }
}

/** Somebody outside waits for one call from the house. */
export async function isCalled(
  pbx: TestPbx,
  more: Partial<Omit<Parameters<typeof answerOutside>[0], 'pbx'>> = {},
) {
  const call = await answerOutside({ pbx, ...more })
  onTestFinished(async () => void (await call.hangUp()))
  return call
}
