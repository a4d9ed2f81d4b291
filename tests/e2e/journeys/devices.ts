import { expect, onTestFinished } from 'vitest'
import { numbers } from '../../support/pbx/test-pbx.ts'
import { type SoundDevice, type SoundServer, startSoundServer } from '../../support/sound/sound-server.ts'
import { type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { dials } from './outgoing.ts'
import { accountAt, everybody, mariasNumber } from './people.ts'
import type { Desk } from './stage.ts'

/** What the microphones of the two devices give. */
const tones = { headset: 440, builtIn: 660 } as const

/** Sound goes on by then; and what a busy machine, and the echo of the PBX, may take longer. */
const goesOnWithinMs = 2_000
const slackMs = 4_000

type Room = {
  readonly giulia: Operator<Desk>
  readonly sound: SoundServer
  readonly headset: SoundDevice
  readonly builtIn: SoundDevice
}

/** Giulia at a desk with loudspeakers and a microphone built in, and a headset that can be pulled out. */
async function giuliaWithDevices({ stage, pbx }: PlaceWithPbx, soundsAfterTouch = false): Promise<Room> {
  const sound = await startSoundServer()
  onTestFinished(() => sound.stop())
  const builtIn = await sound.plugIn('Integrato', tones.builtIn)
  const headset = await sound.plugIn('Cuffie', tones.headset)
  await sound.makeDefault(builtIn)
  const desk = await stage.openDesk({
    house: { changes: everybody(), account: accountAt(pbx) },
    soundServer: sound.address,
    soundsAfterTouch,
  })
  const giulia = atTheDesk(desk)
  await giulia.isOnLine()
  return { giulia, sound, headset, builtIn }
}

async function openSettings({ page }: Operator): Promise<void> {
  await page.getByRole('navigation').getByText('Impostazioni').first().click()
}

async function chooses({ page }: Operator, what: string, device: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${what}$`) }).click()
  await page.getByRole('option', { name: device, exact: true }).click()
}

/** Headset for the voice, loudspeakers for the ring; and a tone is no voice, so nothing is done to it. */
async function prefersHeadset(giulia: Operator): Promise<void> {
  await openSettings(giulia)
  await chooses(giulia, 'Microfono', 'Cuffie')
  await chooses(giulia, 'Voce di chi chiama', 'Cuffie')
  await chooses(giulia, 'Suoneria', 'Integrato')
  for (const words of [
    'Riduci i rumori di fondo',
    'Togli l’eco degli altoparlanti',
    'Regola da solo il volume del microfono',
  ])
    await giulia.page.getByText(words, { exact: true }).click()
}

/** Calls the PBX's echo: what the microphone gives comes out of the loudspeaker. */
async function callsEcho(giulia: Operator): Promise<void> {
  await giulia.page.getByRole('navigation').getByText('Chiamata').first().click()
  await dials(giulia, numbers.echo)
  await giulia.sees(/^In linea con 600/, giulia.bar)
}

/** Resolves with the milliseconds until this tone alone sounds from the device. */
async function soundsFrom(device: SoundDevice, hertz: number, withinMs = 8_000): Promise<number> {
  const began = Date.now()
  await expect.poll(() => device.ear.share(hertz), { timeout: withinMs, interval: 20 }).toBeGreaterThan(0.8)
  return Date.now() - began
}

const ringIsBlocked = /La suoneria è bloccata/
const mayNotRing = 'the ring may not sound'

/** The ring tone is no single tone: what counts is that anything sounds. */
async function sounds({ ear }: SoundDevice): Promise<void> {
  await expect.poll(() => ear.loudness(), { timeout: 8_000, interval: 20 }).toBeGreaterThan(0)
}

async function isSilent({ ear }: SoundDevice): Promise<void> {
  await expect.poll(() => ear.loudness(), { timeout: 8_000, interval: 20 }).toBe(0)
}

/** In the page: of its sounds, only the ring goes on and on. */
function saysWhatMayNotSound(): void {
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    const playing = play.call(this)
    playing.catch((error: unknown) => {
      if (this.loop && error instanceof DOMException && error.name === 'NotAllowedError')
        console.info('the ring may not sound')
    })
    return playing
  }
}

/** How high each bar has stood since: what moves for four seconds is over before a slow machine looks. */
async function watchesTheBars({ page }: Operator): Promise<(name: string) => Promise<number>> {
  const bars = await page.evaluateHandle(() => {
    const highest = new Map<string, number>()
    setInterval(() => {
      for (const meter of document.querySelectorAll('meter')) {
        const name = meter.getAttribute('aria-label') ?? ''
        highest.set(name, Math.max(meter.value, highest.get(name) ?? 0))
      }
    }, 20)
    return highest
  })
  return (name) => bars.evaluate((highest, bar) => highest.get(bar) ?? 0, name)
}

/** What the two sides have agreed on: it has a new version whenever they agree anew (RFC 8829, section 5.2.2). */
function agreement({ page }: Operator): Promise<readonly string[]> {
  return page.evaluate(() => {
    const kept: RTCPeerConnection[] = Reflect.get(window, 'peerConnectionsOfTest')
    return kept.map(({ localDescription }) => /^o=.*$/m.exec(localDescription?.sdp ?? '')?.[0] ?? '')
  })
}

export const devices: PbxJourneys = {
  'the headset is pulled out in the middle of a call: it goes on within 2 s, and back again': async (
    place,
  ) => {
    const { giulia, sound, headset, builtIn } = await giuliaWithDevices(place)
    await prefersHeadset(giulia)
    await callsEcho(giulia)
    await soundsFrom(headset, tones.headset)
    const agreed = await agreement(giulia)

    await headset.unplug()
    const unplugged = Date.now()
    await giulia.sees(/«Cuffie» non è collegato/)
    await soundsFrom(builtIn, tones.builtIn)
    expect(Date.now() - unplugged).toBeLessThan(goesOnWithinMs + slackMs)
    await giulia.shows('devices-unplugged')

    const again = await sound.plugIn('Cuffie', tones.headset)
    await giulia.sees(/«Cuffie» è tornato/)
    // Not at once: see `staleMs` in src-renderer/media/output.ts.
    await soundsFrom(again, tones.headset, 15_000)
    await expect.poll(() => builtIn.ear.loudness(), { timeout: 4_000 }).toBe(0)
    expect(await agreement(giulia)).toEqual(agreed)
    await giulia.sees('In linea con 600', giulia.bar)
  },

  'another microphone and another loudspeaker during a call, without asking the PBX': async (place) => {
    const { giulia, headset, builtIn } = await giuliaWithDevices(place)
    await prefersHeadset(giulia)
    await callsEcho(giulia)
    await soundsFrom(headset, tones.headset)
    const agreed = await agreement(giulia)
    await openSettings(giulia)
    await chooses(giulia, 'Microfono', 'Integrato')
    await soundsFrom(headset, tones.builtIn)
    await chooses(giulia, 'Voce di chi chiama', 'Integrato')
    await soundsFrom(builtIn, tones.builtIn)
    expect(await agreement(giulia)).toEqual(agreed)
  },

  'it rings on the loudspeakers, also after a reload, while the headset is chosen for the voice': async (
    place,
  ) => {
    const { giulia, headset, builtIn } = await giuliaWithDevices(place)
    await prefersHeadset(giulia)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await sounds(builtIn)
    expect(headset.ear.loudness()).toBe(0)
    await giulia.page.reload()
    // By then the ear has forgotten the page that is gone.
    await giulia.page.waitForTimeout(500)
    await sounds(builtIn)
    expect(headset.ear.loudness()).toBe(0)
    expect(await giulia.page.getByText(ringIsBlocked).count()).toBe(0)
    await maria.hangUp()
  },

  'in a browser that lets nothing sound untouched a reload while it rings is an alarm, and a click rings':
    async (place) => {
      const { giulia, builtIn } = await giuliaWithDevices(place, true)
      const { page } = giulia
      await page.addInitScript(saysWhatMayNotSound)
      await rings(place.pbx, mariasNumber)
      await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
      // Playwright's looking is a touch for Chromium: until it is over, the page itself says what it may not.
      const refused = page.waitForEvent('console', (message) => message.text() === mayNotRing)
      await page.reload()
      await refused
      await giulia.sees(ringIsBlocked)
      await isSilent(builtIn)
      await giulia.shows('ring-blocked')
      await giulia.bar.getByRole('heading').click()
      await sounds(builtIn)
      await page.getByText(ringIsBlocked).waitFor({ state: 'detached' })
    },

  'what was said is heard again, and the bars move with it': async (place) => {
    const { giulia, headset } = await giuliaWithDevices(place)
    await prefersHeadset(giulia)
    const highest = await watchesTheBars(giulia)
    await giulia.page.getByRole('button', { name: 'Prova a parlare' }).click()
    await giulia.sees('Parla adesso: registro 4 secondi.')
    await giulia.shows('devices-echo')
    await giulia.sees('Adesso ascolta.')
    await soundsFrom(headset, tones.headset)
    await giulia.sees('Ti sei sentito bene?')
    expect(await highest('Livello del microfono')).toBeGreaterThan(0.2)
    expect(await highest('Livello di quello che senti')).toBeGreaterThan(0.2)
  },
}
