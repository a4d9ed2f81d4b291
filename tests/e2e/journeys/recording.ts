import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { tonesOf } from '../../support/sipp/call-tone.ts'
import { loudestTone } from '../../support/tone-power.ts'
import { type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { accountAt, everybody, mariasNumber } from './people.ts'
import type { Desk } from './stage.ts'

/** Maria says another tone each second: what is heard later tells which seconds were recorded. */
const tones = Array.from({ length: 40 }, (_none, second) => 500 + 60 * second)
const rate = 8_000
const window = rate / 2

const houseRecords: Change = {
  kind: 'house:changed',
  house: {
    recording: {
      ...emptyHouse.recording,
      enabled: true,
      purpose: 'prova degli ordini',
      legalBasis: 'consent',
      announcement: { it: 'Questa telefonata viene registrata.', en: 'This call is being recorded.' },
      retentionDays: 30,
      listeners: ['operator'],
    },
  },
}

async function talksToMaria({ stage, pbx }: PlaceWithPbx) {
  const changes = [...everybody(), houseRecords]
  const desk = await stage.openDesk({ house: { changes, account: accountAt(pbx) } })
  const giulia = atTheDesk(desk)
  await giulia.isOnLine()
  const maria = await rings(pbx, mariasNumber, { says: tonesOf(tones) })
  await giulia.answers('Maria Rossi')
  await giulia.talksBothWays()
  return { giulia, maria }
}

/** The operator reads it out and says so: two keys. */
async function announces(giulia: Operator): Promise<void> {
  await giulia.press('Alt+i')
  await giulia.sees('Questa telefonata viene registrata.', giulia.page.getByRole('dialog'))
  await giulia.press('Enter')
  await giulia.sees('Registrazione in corso', giulia.bar)
}

async function hangsUp(giulia: Operator<Desk>): Promise<void> {
  await giulia.press('F8')
  await giulia.sees(/Hai chiuso tu\./, giulia.bar)
}

async function opensMaria(giulia: Operator): Promise<void> {
  await giulia.press('Control+k')
  await giulia.page.keyboard.type('Maria')
  await giulia.page.getByRole('option', { name: /Maria Rossi/ }).click()
}

/** Plays what is in the player to its end and answers with what was heard, 8 kHz. */
async function hears(page: Page): Promise<Int16Array> {
  const player = page.getByRole('group', { name: 'Registrazione' })
  await player.getByRole('button', { name: 'Ascolta', exact: true }).and(page.locator(':enabled')).waitFor()
  const listening = page.evaluate(async (hertz) => {
    const audio = document.querySelector('fieldset audio')
    if (!(audio instanceof HTMLAudioElement)) throw new Error('no player')
    const context = new AudioContext({ sampleRate: hertz })
    const heard: number[] = []
    const tap = context.createScriptProcessor(1024, 1, 1)
    tap.onaudioprocess = ({ inputBuffer }) => {
      if (!audio.paused)
        for (const sample of inputBuffer.getChannelData(0)) heard.push(Math.round(sample * 32_767))
    }
    context.createMediaElementSource(audio).connect(tap)
    tap.connect(context.destination)
    await context.resume()
    await new Promise((resolve) => audio.addEventListener('ended', resolve, { once: true }))
    await context.close()
    return heard
  }, rate)
  await player.getByRole('button', { name: 'Ascolta', exact: true }).click()
  return Int16Array.from(await listening)
}

/** Which of Maria's seconds each half second of the recording is. */
function secondsOf(samples: Int16Array): number[] {
  const seconds: number[] = []
  for (let start = 0; start + window <= samples.length; start += window) {
    seconds.push(tones.indexOf(loudestTone(samples.subarray(start, start + window), tones)))
  }
  return seconds
}

export const recording: PbxJourneys = {
  'announced, recorded, paused for a card number, and heard again without it': async (place) => {
    const { giulia } = await talksToMaria(place)
    await giulia.sees('Non registrata', giulia.bar)
    await announces(giulia)
    const began = performance.now()
    await giulia.shows('recording')
    await delay(4_000)
    await giulia.press('Alt+i')
    await giulia.sees('Registrazione in pausa', giulia.bar)
    const paused = performance.now()
    await delay(5_000)
    const resumed = performance.now()
    await giulia.press('Alt+i')
    await giulia.sees('Registrazione in corso', giulia.bar)
    await delay(4_000)
    await hangsUp(giulia)
    const pauseSeconds = (resumed - paused) / 1_000
    const recordedSeconds = (performance.now() - began) / 1_000 - pauseSeconds

    await opensMaria(giulia)
    const timeline = giulia.card('Maria Rossi')
    await giulia.sees(/^Registrazione 0:0\d/, timeline)
    await giulia.sees(/1 pausa/, timeline)
    await timeline.getByRole('button', { name: /^Ascolta la registrazione/ }).click()
    const samples = await hears(giulia.page)
    await giulia.shows('recording-heard')

    const seconds = secondsOf(samples)
    expect(samples.length / rate).toBeGreaterThan(6.5)
    expect(samples.length / rate).toBeLessThan(recordedSeconds + 2)
    const steps = seconds.slice(1).map((second, at) => second - (seconds[at] ?? 0))
    // A second goes on or the next one begins, and once the pause is missing.
    const jumps = steps.filter((step) => step !== 0 && step !== 1)
    expect(jumps, `seconds ${seconds.join(' ')}`).toHaveLength(1)
    expect(jumps[0]).toBeGreaterThanOrEqual(4)
    expect(jumps[0]).toBeLessThanOrEqual(pauseSeconds + 3)
    await giulia.sees(/ascoltata da GR/, timeline)
  },

  'after a reload of the window it goes on, and both stretches are heard': async (place) => {
    const { giulia } = await talksToMaria(place)
    await announces(giulia)
    await delay(3_000)
    await giulia.page.reload()
    await giulia.sees('Registrazione in corso', giulia.bar)
    await giulia.talksBothWays()
    await delay(3_000)
    await hangsUp(giulia)
    await opensMaria(giulia)
    await giulia
      .card('Maria Rossi')
      .getByRole('button', { name: /^Ascolta la registrazione/ })
      .click()
    const seconds = new Set(secondsOf(await hears(giulia.page)))
    expect(seconds.size, `seconds ${[...seconds].join(' ')}`).toBeGreaterThanOrEqual(5)
  },

  'whoever says no is not recorded, and the card says that they were asked': async (place) => {
    const { giulia } = await talksToMaria(place)
    await giulia.press('Alt+i')
    await giulia.page.getByRole('dialog').getByRole('button', { name: 'Non acconsente' }).click()
    await giulia.sees('Non acconsente: non si registra', giulia.bar)
    await hangsUp(giulia)
    await opensMaria(giulia)
    await giulia.sees('Il cliente non ha acconsentito alla registrazione', giulia.card('Maria Rossi'))
  },
}
