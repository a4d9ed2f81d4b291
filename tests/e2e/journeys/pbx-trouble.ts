import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { giuliaOnDuty, type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { carlosNumber, mariasNumber } from './people.ts'

/** What is shorter is no entry in the log; see reach-desk.ts. */
const notedAfterMs = 6_000

/** A call without media is over by then; and what a busy machine may take longer. */
const overWithinMs = 10_000
const slackMs = 4_000

async function agentIsBack({ pbx }: PlaceWithPbx): Promise<void> {
  await expect
    .poll(() => pbx.cli('pjsip show contacts'), { timeout: 20_000, interval: 100 })
    .toContain('agent1/')
}

/** The next journey finds a PBX again, whatever this one did to it. */
function mendAtTheEnd({ pbx }: PlaceWithPbx): void {
  onTestFinished(async () => {
    if (pbx.pid() === undefined) await pbx.restart()
  })
}

export const pbxTrouble: PbxJourneys = {
  'the PBX restarts while idle, and the next call comes in': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await place.pbx.restart()
    await agentIsBack(place)
    await giulia.isOnLine()
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
  },

  'the PBX is gone for a while: an alarm says so, and it is over by itself': async (place) => {
    mendAtTheEnd(place)
    const giulia = await giuliaOnDuty(place)
    await place.pbx.kill()
    await giulia.sees(/^Non sei raggiungibile/)
    await giulia.sees(/^(Il collegamento al centralino è caduto|Il server non accetta il collegamento)/)
    await giulia.shows('unreachable')
    await delay(notedAfterMs)
    await place.pbx.restart()
    await giulia.isOnLine()
    await giulia.page.getByText('Non sei raggiungibile').waitFor({ state: 'detached' })
    await rings(place.pbx, mariasNumber)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.page.getByRole('navigation').getByText('Registro').click()
    await giulia.sees(/^Non raggiungibile \d\d:\d\d(–\d\d:\d\d)?$/)
    await giulia.shows('outage')
  },

  'the PBX restarts while talking: the call is told as over, the next one comes in': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
    await place.pbx.restart()
    await giulia.sees(
      /(Il centralino è sparito durante la chiamata|Ha chiuso l’altra persona|L’audio si è perso)/,
      giulia.bar,
    )
    await agentIsBack(place)
    await rings(place.pbx, carlosNumber)
    await giulia.sees('Carlo Bianchi sta chiamando')
  },

  'the PBX dies while talking: soon it is said to be over, the note stays, and she can call back': async (
    place,
  ) => {
    mendAtTheEnd(place)
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
    await giulia.press('Alt+n')
    await giulia.page.keyboard.type('Il pacco è arrivato rotto')
    await place.pbx.kill()
    const begin = performance.now()
    await giulia.sees(/^Non sei raggiungibile/)
    await giulia.page
      .getByText(/Il centralino è sparito durante la chiamata/)
      .first()
      .waitFor({ timeout: 2 * overWithinMs })
    expect(performance.now() - begin).toBeLessThan(overWithinMs + slackMs)
    expect(await giulia.note.inputValue()).toBe('Il pacco è arrivato rotto')
    const callBack = giulia.bar.getByRole('button', { name: 'Richiama', exact: true })
    expect(await callBack.count()).toBe(0)
    await place.pbx.restart()
    await giulia.isOnLine()
    await callBack.waitFor()
    await giulia.shows('line-lost')
  },
}
