import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { wavOf } from '../../../src-renderer/media/tones.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { toneShare } from '../../support/tone-power.ts'

it('finds a tone, and none that is not there', () => {
  const file = join(temporaryFolder(), 'tone.wav')
  writeFileSync(file, wavOf([{ hertz: 425, ms: 2_000, volume: 0.3 }]))
  expect(toneShare(file, 425)).toBeGreaterThan(0.95)
  expect(toneShare(file, 1_004)).toBeLessThan(0.001)
  writeFileSync(file, wavOf([{ hertz: 0, ms: 1_000, volume: 0 }]))
  expect(toneShare(file, 425)).toBe(0)
})
