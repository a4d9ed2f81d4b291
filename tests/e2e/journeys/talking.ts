import { expect } from 'vitest'
import { numbers } from '../../support/pbx/test-pbx.ts'
import { giuliaOnDuty, type PbxJourneys, rings } from './journey.ts'
import { mariasNumber } from './people.ts'

/** The last frame of sound may still be counted when the microphone is off; a second of the fake one is 1e-3 and more. */
const silence = 1e-6

export const talking: PbxJourneys = {
  'Giulia answers with F9, they talk, and Maria hangs up': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
    expect((await giulia.desk.audio()).sentEnergy).toBeGreaterThan(0)
    await giulia.shows('talking')
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
  },

  'Giulia hangs up with F8 and Maria hears it': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
    await giulia.press('F8')
    await giulia.sees(/Hai chiuso tu\./, giulia.bar)
    expect(await maria.ended()).toMatchObject({ code: 0, status: 200 })
  },

  'on hold Maria is not heard, and after it she is again': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()

    await giulia.press('Alt+h')
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
    await giulia.sees(/^in attesa da/, giulia.bar)
    await giulia.shows('held')
    // The PBX plays its hold music to her; from here goes silence, and from her nothing comes.
    const before = await giulia.desk.audio()
    await expect
      .poll(async () => (await giulia.desk.audio()).sentPackets - before.sentPackets, { timeout: 20_000 })
      .toBeGreaterThan(75)
    const after = await giulia.desk.audio()
    expect(after.receivedPackets - before.receivedPackets).toBeLessThan(5)
    expect(after.sentEnergy - before.sentEnergy).toBeLessThan(silence)

    await giulia.press('Alt+h')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await giulia.talksBothWays()
  },

  'a long hold changes its look and is heard here, and not in the call': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
    await giulia.press('Alt+h')
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
    await giulia.page.evaluate(() => {
      const played: string[] = []
      Object.assign(window, { playedOfTest: played })
      const play = HTMLMediaElement.prototype.play
      HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
        if (!this.loop) played.push(this.src)
        return play.call(this)
      }
    })
    const before = await giulia.desk.audio()
    // The window's clock only: main counts the hold by its own.
    await giulia.page.clock.setFixedTime(Date.now() + 61_000)
    await giulia.sees('di’ quanto manca', giulia.bar)
    await giulia.shows('held-long')
    await expect.poll(() => giulia.page.evaluate(() => Reflect.get(window, 'playedOfTest').length)).toBe(1)
    await expect
      .poll(async () => (await giulia.desk.audio()).sentPackets - before.sentPackets, { timeout: 20_000 })
      .toBeGreaterThan(75)
    expect((await giulia.desk.audio()).sentEnergy - before.sentEnergy).toBeLessThan(silence)
  },

  'muted, packets go on and carry silence': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()

    await giulia.press('Alt+m')
    await giulia.bar.getByRole('button', { name: /^Muto/, pressed: true }).waitFor()
    const before = await giulia.desk.audio()
    await expect
      .poll(async () => (await giulia.desk.audio()).sentPackets - before.sentPackets, { timeout: 20_000 })
      .toBeGreaterThan(75)
    expect((await giulia.desk.audio()).sentEnergy - before.sentEnergy).toBeLessThan(silence)

    await giulia.press('Alt+m')
    await expect
      .poll(async () => (await giulia.desk.audio()).sentEnergy - before.sentEnergy, { timeout: 20_000 })
      .toBeGreaterThan(1_000 * silence)
  },

  'the PBX understands the tones of the keypad': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await giulia.page.getByLabel('Numero da chiamare').fill(numbers.readsFourDigits)
    await giulia.press('Enter')
    await giulia.sees(/^In linea con/, giulia.bar)
    await giulia.speaks()
    await giulia.bar.getByRole('button', { name: 'Tastiera' }).click()
    const pad = giulia.page.getByRole('dialog', { name: 'Toni per i menu a voce' })
    for (const digit of '2580') await pad.getByRole('button', { name: digit, exact: true }).click()
    await place.pbx.waitForLog(/DTMF-GOT 2580/, 10_000)
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
  },
}
