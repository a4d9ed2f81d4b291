import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import type { TestPbx } from '../support/pbx/test-pbx.ts'
import { accounts } from './journeys/accounts.ts'
import { badSip } from './journeys/bad-sip.ts'
import { byKeyboard } from './journeys/by-keyboard.ts'
import { byKeyboardAtSettings } from './journeys/by-keyboard-at-settings.ts'
import { byKeyboardAtThePbx, byKeyboardInTwoWindows } from './journeys/by-keyboard-at-the-pbx.ts'
import { byKeyboardInCalls } from './journeys/by-keyboard-in-calls.ts'
import { byKeyboardOnCards } from './journeys/by-keyboard-on-cards.ts'
import { cases } from './journeys/cases.ts'
import { conference } from './journeys/conference.ts'
import { consult } from './journeys/consult.ts'
import { demo } from './journeys/demo.ts'
import { diagnostics } from './journeys/diagnostics.ts'
import { firstStart } from './journeys/first-start.ts'
import { handover } from './journeys/handover.ts'
import { houseInTwoWindows, houseSettings } from './journeys/house-settings.ts'
import { incoming } from './journeys/incoming.ts'
import type { Journeys, PbxJourneys } from './journeys/journey.ts'
import { missed } from './journeys/missed.ts'
import { notes } from './journeys/notes.ts'
import { oneCard } from './journeys/one-card.ts'
import { atTheDesk } from './journeys/operator.ts'
import { outgoing } from './journeys/outgoing.ts'
import { parking } from './journeys/parking.ts'
import { pbxTrouble } from './journeys/pbx-trouble.ts'
import { promises } from './journeys/promises.ts'
import { search } from './journeys/search.ts'
import { severalCalls } from './journeys/several-calls.ts'
import type { Desk, Stage } from './journeys/stage.ts'
import { stageOfHost } from './journeys/stage-of-host.ts'
import { talking } from './journeys/talking.ts'
import { threeKeys } from './journeys/three-keys.ts'
import { threeKeysAtThePbx } from './journeys/three-keys-at-the-pbx.ts'
import { timeline } from './journeys/timeline.ts'
import { transfers } from './journeys/transfers.ts'
import { reloads, twoWindows } from './journeys/windows.ts'

const available = await pbxAvailability()
const hasPbx = available.kind === 'asterisk' || available.kind === 'other'

/** Played wherever the tests run: the demo exchange and a peer of the tests' own are all they need. */
const anywhere = {
  byKeyboard,
  byKeyboardInCalls,
  byKeyboardAtSettings,
  byKeyboardOnCards,
  cases,
  demo,
  badSip,
  handover,
  houseSettings,
  oneCard,
  search,
  threeKeys,
  timeline,
  ...(stageOfHost.windows === 'many' ? { houseInTwoWindows } : {}),
} satisfies Record<string, Journeys>
const onThePbx = {
  incoming,
  talking,
  severalCalls,
  missed,
  notes,
  outgoing,
  promises,
  transfers,
  consult,
  accounts,
  diagnostics,
  reloads,
  byKeyboardAtThePbx,
  threeKeysAtThePbx,
  ...(stageOfHost.windows === 'many' ? { twoWindows, byKeyboardInTwoWindows } : {}),
  firstStart,
} satisfies Record<string, PbxJourneys>
/** These kill the PBX or listen in at it, which only our own takes. */
const onOurOwnPbx = { conference, parking, pbxTrouble } satisfies Record<string, PbxJourneys>

/** Plays one journey; whatever went wrong unseen in its windows fails it too. */
async function play(journey: (stage: Stage) => Promise<void>): Promise<void> {
  const desks: Desk[] = []
  const watched: Stage = {
    ...stageOfHost,
    async openDesk(plan) {
      const desk = await stageOfHost.openDesk(plan)
      desks.push(desk)
      return desk
    },
  }
  await journey(watched).catch(async (error: unknown) => {
    for (const desk of desks)
      await atTheDesk(desk).shows(
        `failed-${expect.getState().currentTestName?.replaceAll(/\W+/g, '-').slice(-60)}`,
      )
    throw error
  })
  expect(desks.flatMap(({ problems }) => problems)).toEqual([])
}

function tell<J>(
  groups: Readonly<Record<string, Readonly<Record<string, J>>>>,
  run: (journey: J) => Promise<void>,
) {
  for (const [group, journeys] of Object.entries(groups))
    describe(group, () => {
      for (const [name, journey] of Object.entries(journeys)) it(name, () => run(journey))
    })
}

describe('anywhere', () => {
  tell<Journeys[string]>(anywhere, (journey) => play((stage) => journey({ stage })))
})

describe.runIf(hasPbx)('at a real PBX', () => {
  let pbx: TestPbx
  beforeAll(async () => {
    pbx = await startAsterisk()
  })
  afterAll(() => pbx?.stop())

  const onThis = available.kind === 'asterisk' ? { ...onThePbx, ...onOurOwnPbx } : onThePbx
  tell<PbxJourneys[string]>(onThis, (journey) =>
    play(async (stage) => {
      const before = pbx.log().length
      await journey({ stage, pbx }).catch((error: unknown) => {
        console.log(`The PBX meanwhile:\n${pbx.log().slice(before)}`)
        throw error
      })
    }),
  )
})

const notRun = { ...(hasPbx ? {} : onThePbx), ...(available.kind === 'asterisk' ? {} : onOurOwnPbx) }
if (Object.keys(notRun).length > 0)
  it('says in one sentence what was not run', () => {
    const reason = 'reason' in available ? available.reason : 'PRONTO_PBX names another PBX.'
    console.log(`Not run: the journeys ${Object.keys(notRun).join(', ')}. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
