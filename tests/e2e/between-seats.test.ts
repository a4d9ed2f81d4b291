import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createConsole } from '../../src-main/console.ts'
import type { SeatLog } from '../../src-main/console-api.ts'
import { Agent } from '../../src-main/contract/agents.ts'
import { startBrowserHost } from '../../src-main/hosts/browser/start-browser-host.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import { tellWhatThePbxSaid } from '../support/pbx/tell-on-failure.ts'
import type { TestPbx } from '../support/pbx/test-pbx.ts'
import { prepareHouse } from '../support/prepare-house.ts'
import { testWorkers } from '../support/test-workers.ts'
import { connectSeats, copyHouse } from '../support/two-seats.ts'
import { countAudio, watchPeerConnections } from './journeys/count-audio.ts'
import { rings } from './journeys/journey.ts'
import { atTheDesk, type Operator } from './journeys/operator.ts'
import { accountAt, everybody, mariasNumber } from './journeys/people.ts'
import { giulia, passphrase } from './journeys/stage.ts'

const path = (inProject: string) => fileURLToPath(new URL(`../../${inProject}`, import.meta.url))
const bruno = Agent.parse({ id: uuidv7(), name: 'Bruno Sala', initials: 'BS', role: 'operator' })
const available = await pbxAvailability()
const noteSoFar = 'Il corriere dice consegnato, lei non ha nulla.'

/** One console in this process, so that its changes can be carried to the other, with its window in a Chromium. */
async function sitDown(data: string, seats: { join(log: SeatLog): () => void }): Promise<Operator> {
  const host = await startBrowserHost({
    createConsole,
    folder: join(data, 'profiles', 'test'),
    renderer: path('out/renderer'),
    profileName: 'test',
    workers: testWorkers,
    resources: path('resources'),
    systemLanguage: 'it',
    report: (what, error) => console.log(what, error),
    otherSeats: seats.join,
  })
  onTestFinished(() => host.close())
  const browser = await launchChromium({
    trustedOrigins: [`http://127.0.0.1:${host.port}`],
    extraArguments: ['--autoplay-policy=no-user-gesture-required'],
  })
  onTestFinished(() => browser.close())
  await watchPeerConnections(browser.context)
  const { page, problems } = await browser.openPage(host.newAddress())
  await page
    .getByLabel(/frase segreta/i)
    .first()
    .fill(passphrase)
  await page.keyboard.press('Enter')
  const operator = atTheDesk({ page, problems, audio: () => countAudio(page) })
  // Two consoles and two browsers begin at once.
  await page
    .getByRole('status')
    .getByText(/^In linea/)
    .first()
    .waitFor({ timeout: 30_000 })
  return operator
}

/** Giulia at 1001 and Bruno at 1002, each with the same store at the beginning. */
async function giuliaAndBruno(pbx: TestPbx) {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-seats-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const [from, to] = [join(folder, 'giulia'), join(folder, 'bruno')]
  const changes = [{ kind: 'agent:added', agent: bruno } as const, ...everybody()]
  await prepareHouse({ data: from, passphrase, agent: giulia, changes, account: accountAt(pbx) })
  await copyHouse({ from, to, passphrase, agent: bruno, account: accountAt(pbx, pbx.accounts.agent2) })
  const seats = connectSeats()
  return { giulia: await sitDown(from, seats), bruno: await sitDown(to, seats) }
}

async function giuliaTalksToMaria(pbx: TestPbx) {
  const people = await giuliaAndBruno(pbx)
  const maria = await rings(pbx, mariasNumber)
  await people.giulia.answers('Maria Rossi')
  await people.giulia.note.fill(noteSoFar)
  await people.giulia.press('Alt+t')
  return { ...people, maria, gate: people.giulia.page.getByRole('dialog') }
}

/** The card, the case and what Giulia has written until now, in Bruno's window. */
async function hasTheStory(bruno: Operator): Promise<void> {
  const card = bruno.card('Maria Rossi')
  await card.waitFor()
  await bruno.sees(noteSoFar, card)
  await bruno.page.getByRole('article', { name: 'Pacco non consegnato' }).waitFor()
}

/** RTP packets that the PBX has sent to Maria: the second count of her line, after codec, count, loss and jitter. */
async function sentToMaria(pbx: TestPbx): Promise<number> {
  const statistics = await pbx.cli('pjsip show channelstats')
  return Number(/trunk-.*ulaw\s+\d+\s+\d+\s+\d+\s+[\d.]+\s+(\d+)/.exec(statistics)?.[1] ?? Number.NaN)
}

function betweenTwoSeats() {
  let pbx: TestPbx
  beforeAll(async () => {
    pbx = await startAsterisk()
  })
  afterAll(() => pbx?.stop())
  tellWhatThePbxSaid(() => pbx)

  it('Giulia asks Bruno, who has the card, the case and the note; then he and Maria hear each other', async () => {
    const { giulia, bruno, maria, gate } = await giuliaTalksToMaria(pbx)
    await gate.getByRole('textbox', { name: 'Interno del collega' }).fill('1002')
    await gate.getByRole('button', { name: 'Chiama e chiedi' }).click()
    await giulia.sees(/^(Squilla da|Chiamo) 1002/, giulia.bar)
    await giulia.sees(/^in attesa da/, giulia.strip('Maria Rossi'))

    await bruno.sees('Agent One sta chiamando', bruno.bar)
    await bruno.sees('Agent One ti chiede un parere')
    await hasTheStory(bruno)
    await bruno.shows('asked')
    await bruno.press('F9')
    await bruno.sees('In linea con Agent One', bruno.bar)
    await bruno.talksBothWays()
    await giulia.sees('In linea con 1002', giulia.bar)
    await giulia.shows('consulting')

    await giulia.press('Alt+t')
    await giulia.page.getByRole('menuitem').first().click()
    await giulia.sees('La chiamata è passata.')
    await bruno.sees('In linea con Maria Rossi', bruno.bar)
    await bruno.sees('Agent One ti ha passato la chiamata')
    await hasTheStory(bruno)
    await bruno.shows('passed-on')
    const heardByMaria = await sentToMaria(pbx)
    await bruno.talksBothWays(await bruno.desk.audio())
    await expect.poll(() => sentToMaria(pbx)).toBeGreaterThan(heardByMaria + 25)
    expect(await pbx.cli('core show channels count')).toContain('2 active channels')

    await bruno.press('F8')
    expect(await maria.ended()).toMatchObject({ code: 0, status: 200 })
    await bruno.page.getByText('Com’è andata?').first().waitFor()
    expect([...giulia.desk.problems, ...bruno.desk.problems]).toEqual([])
  })

  it('lets the story go along with a blind transfer, too', async () => {
    const { giulia, bruno, gate } = await giuliaTalksToMaria(pbx)
    await passesOn(gate)
    await bruno.sees('Maria Rossi sta chiamando', bruno.bar)
    await bruno.sees(/ti ha passato la chiamata/)
    await bruno.sees('È la stessa scheda, con la nota fin qui.')
    await hasTheStory(bruno)
    await bruno.press('F9')
    await bruno.talksBothWays()
    await giulia.sees('La chiamata è passata.')
  })

  it('opens the card by the number where the PBX drops the reference, and says so', async () => {
    await pbx.cli('dialplan set global GET_TRANSFERRER_DATA Nothing')
    onTestFinished(async () => void (await pbx.cli('dialplan set global GET_TRANSFERRER_DATA Refer-To')))
    const { bruno, gate } = await giuliaTalksToMaria(pbx)
    await passesOn(gate)
    await bruno.sees('Maria Rossi sta chiamando', bruno.bar)
    await bruno.sees(/^Il riferimento non è arrivato: la scheda è quella del numero/)
    await bruno.card('Maria Rossi').waitFor()
    await bruno.press('F8')
  })
}

async function passesOn(gate: ReturnType<Operator['card']>): Promise<void> {
  await gate.getByRole('textbox', { name: 'Interno o numero' }).fill('1002')
  await gate
    .getByRole('group', { name: /^Perché/ })
    .getByRole('button')
    .first()
    .click()
}

if (available.kind === 'asterisk') {
  describe('between two seats', betweenTwoSeats)
} else {
  it('says in one sentence why nobody is passed on between two seats here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: the story between two seats. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
