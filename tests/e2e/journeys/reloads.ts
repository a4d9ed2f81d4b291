import { expect } from 'vitest'
import { giuliaWithMaria, type PbxJourneys } from './journey.ts'
import type { Operator } from './operator.ts'
import { nothingHeard } from './stage.ts'

/** Audio is back by then; and what a busy machine may take longer. */
const backWithinMs = 3_000
const slackMs = 4_000

/** Milliseconds from the beginning of the page to the first packet of the other side. */
async function heardAfterMs({ desk, page }: Operator): Promise<number> {
  await expect
    .poll(async () => (await desk.audio()).receivedPackets, { timeout: 20_000, interval: 50 })
    .toBeGreaterThan(0)
  return page.evaluate(() => performance.now())
}

export const reloads: PbxJourneys = {
  'the window is reloaded during a call, and they talk on': async (place) => {
    const { giulia, maria } = await giuliaWithMaria(place)
    await giulia.talksBothWays()
    await giulia.page.reload()
    expect(await heardAfterMs(giulia)).toBeLessThan(backWithinMs + slackMs)
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays(nothingHeard)
    await giulia.card('Maria Rossi').waitFor()
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
  },

  'the window is reloaded while Maria waits, muted too; she waits on, and is greeted': async (place) => {
    const { giulia } = await giuliaWithMaria(place)
    await giulia.talksBothWays()
    await giulia.press('Alt+m')
    await giulia.press('Alt+h')
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
    await giulia.page.reload()
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
    await giulia.sees(/^in attesa da 0:0[4-9]/, giulia.bar)
    await giulia.page.waitForFunction(() => document.title.startsWith('Maria Rossi · in attesa da'))
    await giulia.page.getByRole('button', { name: /^Muto/, pressed: true }).waitFor()
    await giulia.press('Alt+h')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.sees(/^Grazie di aver/, giulia.bar)
    await giulia.shows('greeted')
    await giulia.press('Alt+m')
    await giulia.talksBothWays()
  },
}
