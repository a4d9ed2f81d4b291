import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { numbers, type TestPbx } from '../../support/pbx/test-pbx.ts'
import { tonesOf } from '../../support/sipp/call-tone.ts'
import { toneShare } from '../../support/tone-power.ts'
import { giuliaOnDuty, type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { accountAt, carlosNumber, everybody, mariasNumber } from './people.ts'
import { nothingHeard } from './stage.ts'

/** What Maria says all the time, and what the colleague says. */
const [mariasTone, colleaguesTone] = [425, 1_004]
/**
 * Beside the microphone's own beeps; without the tone the share is a hundred times less. Only where the machine stood
 * still for a moment it is more: a beep that breaks off has something of every tone.
 */
const isHeard = 0.05
const isNotHeard = 0.025

/** Records at the PBX for three seconds what each of the far ends hears. */
async function whatTheyHear(pbx: TestPbx): Promise<{ maria: number; colleague: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-heard-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const channels = await pbx.cli('core show channels concise')
  const find = (pattern: RegExp) => pattern.exec(channels)?.[0] ?? ''
  const maria = find(/^PJSIP\/trunk-\w+/m)
  const colleague =
    find(/^Local\/[^!]+;2/m) || find(new RegExp(`^PJSIP/agent1-\\w+(?=!agents!${numbers.tone}!)`, 'm'))
  const file = (name: string) => join(folder, `${name}.wav`)
  // `t` is what goes to a channel, `r` what comes from it.
  await pbx.cli(`mixmonitor start ${maria} ${file('mix1')},t(${file('maria')})`)
  await pbx.cli(`mixmonitor start ${colleague} ${file('mix2')},r(${file('colleague')})`)
  await delay(3_000)
  for (const channel of [maria, colleague]) await pbx.cli(`mixmonitor stop ${channel}`)
  await delay(300)
  return {
    maria: toneShare(file('maria'), colleaguesTone),
    colleague: toneShare(file('colleague'), mariasTone),
  }
}

/** Resolves when three seconds have more than this share of the other's tone at either end. */
async function bothHear(pbx: TestPbx, share: number): Promise<void> {
  const least = () => whatTheyHear(pbx).then(({ maria, colleague }) => Math.min(maria, colleague))
  await expect.poll(least, { timeout: 30_000 }).toBeGreaterThan(share)
}

/** What goes to each of these callers' telephones, recorded at the PBX for three seconds; in the order of the numbers. */
async function whatGoesTo(pbx: TestPbx, callers: readonly string[], tones: readonly number[]) {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-heard-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const channels = (await pbx.cli('core show channels concise')).split('\n')
  const found = callers.map(
    (caller) =>
      channels.find((line) => line.startsWith('PJSIP/trunk-') && line.includes(caller))?.split('!')[0],
  )
  const file = (index: number) => join(folder, `${index}.wav`)
  for (const [index, channel] of found.entries())
    await pbx.cli(`mixmonitor start ${channel} ${join(folder, `mix${index}.wav`)},t(${file(index)})`)
  await delay(3_000)
  for (const channel of found) await pbx.cli(`mixmonitor stop ${channel}`)
  await delay(300)
  return tones.map((tone, index) => toneShare(file(index), tone))
}

/** Maria has called one account of Giulia's, Carlo the other; each says a tone of their own. */
async function mariaAndCarloOnTwoAccounts({ stage, pbx }: PlaceWithPbx) {
  const { agent1, agent2 } = pbx.accounts
  const desk = await stage.openDesk({
    house: {
      changes: everybody(),
      account: { ...accountAt(pbx, agent1), name: 'Rossi Ferramenta' },
      furtherAccounts: [{ ...accountAt(pbx, agent2), name: 'Casa Verde' }],
    },
  })
  const giulia = atTheDesk(desk)
  const pill = giulia.page.getByRole('status')
  await giulia.sees('Rossi Ferramenta: collegato', pill)
  await giulia.sees('Casa Verde: collegato', pill)
  const maria = await rings(pbx, mariasNumber, { says: tonesOf([mariasTone]) })
  await giulia.answers('Maria Rossi')
  const carlo = await rings(pbx, carlosNumber, { to: agent2.number, says: tonesOf([colleaguesTone]) })
  await giulia.sees('Carlo Bianchi sta chiamando', giulia.strip('Carlo Bianchi'))
  await giulia.press('F9')
  await giulia.sees('In linea con Carlo Bianchi', giulia.bar)
  await giulia.sees('Maria Rossi è in attesa', giulia.strip('Maria Rossi'))
  await giulia.talksBothWays()
  const eachHears = () =>
    whatGoesTo(pbx, [mariasNumber, carlosNumber], [colleaguesTone, mariasTone]).then(
      ([ofCarlo, ofMaria]) => ({
        ofCarlo: ofCarlo ?? 0,
        ofMaria: ofMaria ?? 0,
      }),
    )
  return { giulia, maria, carlo, eachHears }
}

async function allThreeTalk(place: PlaceWithPbx, colleague: string = numbers.tone) {
  const giulia = await giuliaOnDuty(place)
  const maria = await rings(place.pbx, mariasNumber)
  await giulia.answers('Maria Rossi')
  await giulia.press('Alt+t')
  const gate = giulia.page.getByRole('dialog')
  await gate.getByRole('textbox', { name: 'Interno del collega' }).fill(colleague)
  await gate.getByRole('button', { name: 'Chiama e chiedi' }).click()
  await giulia.sees(`In linea con ${colleague}`, giulia.bar)
  await giulia.talksBothWays()
  const apart = await whatTheyHear(place.pbx)
  await giulia.strip('Maria Rossi').getByRole('button', { name: 'A tre' }).click()
  await giulia.sees(/^parlate in tre/, giulia.bar)
  return { giulia, maria, apart }
}

export const conference: PbxJourneys = {
  'all three hear each other, also while Giulia is muted; before, the two did not': async (place) => {
    const { giulia, apart } = await allThreeTalk(place)
    expect(apart.maria).toBeLessThan(isNotHeard)
    expect(apart.colleague).toBeLessThan(isNotHeard)

    await giulia.shows('conference')
    await bothHear(place.pbx, isHeard)

    await giulia.press('Alt+m')
    await giulia.bar.getByRole('button', { name: /^Muto/, pressed: true }).waitFor()
    // Without her microphone's beeps the tones are nearly all there is.
    await bothHear(place.pbx, 0.9)
  },

  'the window is reloaded, and all three hear each other again': async (place) => {
    const { giulia } = await allThreeTalk(place, numbers.colleagueWithTone)
    await giulia.page.reload()
    await giulia.sees(/^parlate in tre/, giulia.bar)
    await giulia.talksBothWays(nothingHeard)
    await bothHear(place.pbx, isHeard)
  },

  'whoever leaves ends it, and the two who stay talk on': async (place) => {
    const { giulia, maria } = await allThreeTalk(place)
    await maria.hangUp()
    await giulia.sees(
      /Ha chiuso l’altra persona\.|^Chiamata con Maria Rossi finita/,
      giulia.strip('Maria Rossi'),
    )
    await giulia.sees(`In linea con ${numbers.tone}`, giulia.bar)
    expect(await giulia.bar.getByText(/parlate in tre/).count()).toBe(0)
    await giulia.talksBothWays(await giulia.desk.audio())
  },

  'passed on out of three, the customer and the colleague go on without Giulia': async (place) => {
    const { giulia } = await allThreeTalk(place, numbers.colleagueWithTone)
    await giulia.press('Alt+t')
    await giulia.page.getByRole('menuitem').first().click()
    await giulia.sees('La chiamata è passata.')
    const channels = () => place.pbx.cli('core show channels concise')
    await expect.poll(channels).not.toMatch(/^PJSIP\/agent1-/m)
    expect(await channels()).toMatch(/^PJSIP\/trunk-/m)
    const maria = () => whatTheyHear(place.pbx).then((heard) => heard.maria)
    await expect.poll(maria, { timeout: 30_000 }).toBeGreaterThan(0.9)
  },

  'two callers of two accounts are joined and hear each other; one goes, the other stays': async (place) => {
    const { giulia, carlo, eachHears } = await mariaAndCarloOnTwoAccounts(place)
    const apart = await eachHears()
    expect(apart.ofCarlo).toBeLessThan(isNotHeard)
    expect(apart.ofMaria).toBeLessThan(isNotHeard)

    await giulia.strip('Maria Rossi').getByRole('button', { name: 'A tre' }).click()
    await giulia.sees(/^parlate in tre/, giulia.bar)
    await giulia.shows('conference-two-accounts')
    const least = () => eachHears().then(({ ofCarlo, ofMaria }) => Math.min(ofCarlo, ofMaria))
    await expect.poll(least, { timeout: 30_000 }).toBeGreaterThan(isHeard)

    await carlo.hangUp()
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    expect(await giulia.bar.getByText(/parlate in tre/).count()).toBe(0)
    await giulia.talksBothWays(await giulia.desk.audio())
  },

  'whoever is held again hears the other no longer, whatever accounts they called': async (place) => {
    const { giulia, eachHears } = await mariaAndCarloOnTwoAccounts(place)
    await giulia.strip('Maria Rossi').getByRole('button', { name: 'A tre' }).click()
    await giulia.sees(/^parlate in tre/, giulia.bar)
    await giulia.press('Alt+h')
    await giulia.page
      .getByText(/ è in attesa$/)
      .first()
      .waitFor()
    expect(await giulia.page.getByText(/^parlate in tre/).count()).toBe(0)
    const apart = await eachHears()
    expect(apart.ofCarlo).toBeLessThan(isNotHeard)
    expect(apart.ofMaria).toBeLessThan(isNotHeard)
  },
}
