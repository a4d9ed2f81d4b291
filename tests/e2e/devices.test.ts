import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensurePulseAudio } from '../support/ensure-pulseaudio.ts'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import type { TestPbx } from '../support/pbx/test-pbx.ts'
import { browserStage } from './journeys/browser-stage.ts'
import { devices } from './journeys/devices.ts'
import type { Desk, Stage } from './journeys/stage.ts'

const pbxKind = (await pbxAvailability()).kind
const pulse = await ensurePulseAudio()
const canRun = pulse.ok && (pbxKind === 'asterisk' || pbxKind === 'other')

describe.runIf(canRun)('devices that come and go', () => {
  let pbx: TestPbx
  beforeAll(async () => {
    pbx = await startAsterisk()
  })
  afterAll(() => pbx?.stop())

  for (const [name, journey] of Object.entries(devices))
    it(name, async () => {
      const desks: Desk[] = []
      const stage: Stage = {
        ...browserStage,
        async openDesk(plan) {
          const desk = await browserStage.openDesk(plan)
          desks.push(desk)
          return desk
        },
      }
      await journey({ stage, pbx })
      expect(desks.flatMap(({ problems }) => problems)).toEqual([])
    })
})

if (!canRun)
  it('says in one sentence what was not run', () => {
    console.log(`Not run: devices that come and go. ${pulse.ok ? 'There is no PBX.' : pulse.reason}`)
    expect(canRun).toBe(false)
  })
