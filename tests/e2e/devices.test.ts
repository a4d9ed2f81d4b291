import { expect, it } from 'vitest'
import { ensurePulseAudio } from '../support/ensure-pulseaudio.ts'
import { browserStage } from './journeys/browser-stage.ts'
import { devices } from './journeys/devices.ts'
import { tellAtThePbx } from './journeys/tell.ts'

const pulse = await ensurePulseAudio()

if (pulse.ok) tellAtThePbx({ devices }, { stage: browserStage })
else
  it('says in one sentence what was not run', () => {
    console.log(`Not run: devices that come and go. ${pulse.reason}`)
    expect(pulse.ok).toBe(false)
  })
