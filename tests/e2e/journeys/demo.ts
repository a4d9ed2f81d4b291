import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'

/** A machine where Pronto has never run. */
async function firstStart({ stage }: Place): Promise<Operator> {
  const operator = atTheDesk(await stage.openDesk({ house: null }))
  await operator.isOnLine()
  return operator
}

async function ringMe(operator: Operator, who: string): Promise<void> {
  await operator.page.getByRole('banner').getByRole('button', { name: 'Chiamami' }).click()
  await operator.page.getByRole('menuitem', { name: who }).click()
}

/** The one ring that comes by itself is let go, so that it does not cross what a journey asks for. */
async function firstRingIsRefused(operator: Operator): Promise<void> {
  await operator.sees(/ sta chiamando$/, operator.bar)
  await operator.press('F8')
  await operator.sees(/Rifiutata/, operator.bar)
  await operator.bar.getByRole('button', { name: 'Chiudi' }).click()
  await operator.bar.waitFor({ state: 'detached' })
}

export const demo: Journeys = {
  'the first start rings by itself; answered, a sentence is heard': async (place) => {
    const operator = await firstStart(place)
    await operator.sees('Stai provando Pronto con clienti inventati.')
    await operator.sees(/ sta chiamando$/, operator.bar)
    const heading = await operator.bar.getByRole('heading').textContent()
    const name = heading?.replace(' sta chiamando', '') ?? ''
    await operator.card(name).waitFor()
    await operator.sees(/^scheda pronta in/, operator.bar)
    await operator.shows('demo-ringing')
    await operator.press('F9')
    await operator.sees(`In linea con ${name}`, operator.bar)
    await operator.talksBothWays()
    await operator.bar.getByText('audio in arrivo…').waitFor({ state: 'detached' })
    await operator.shows('demo-talking')
    await operator.press('F8')
    await operator.sees(/Hai chiuso tu\./, operator.bar)
  },

  'one button rings: an unknown number, a withheld one, two at once': async (place) => {
    const operator = await firstStart(place)
    await firstRingIsRefused(operator)

    await ringMe(operator, 'Un numero sconosciuto')
    await operator.sees('Chiama un numero sconosciuto', operator.bar)
    await operator.press('F8')
    await operator.sees(/Rifiutata/, operator.bar)

    await ringMe(operator, 'Un numero nascosto')
    await operator.sees('Chiama un numero nascosto', operator.bar)
    await operator.press('F8')
    await operator.sees(/Rifiutata/, operator.bar)

    await ringMe(operator, 'Due insieme')
    await operator.sees(/( sta chiamando| di \d clienti)$/, operator.bar)
    await operator.sees(
      /( sta chiamando| di \d clienti)$/,
      operator.page.getByRole('region', { name: /^Altre chiamate: / }),
    )
    await operator.press('F9')
    await operator.sees(/^In linea con /, operator.bar)
    await operator.talksBothWays()
  },

  'calling out, the echo answers; hold, resume and mute work as at a PBX': async (place) => {
    const operator = await firstStart(place)
    await firstRingIsRefused(operator)
    await operator.page.getByLabel('Numero da chiamare').fill('600')
    await operator.press('Enter')
    await operator.sees(/^In linea con 600/, operator.bar)
    await operator.talksBothWays()
    await operator.press('Alt+h')
    await operator.sees(/^600 è in attesa/, operator.bar)
    await operator.press('Alt+h')
    await operator.sees(/^In linea con 600/, operator.bar)
    await operator.press('Alt+m')
    await operator.bar.getByRole('button', { name: /^Muto/, pressed: true }).waitFor()
    await operator.press('F8')
    await operator.sees(/Hai chiuso tu\./, operator.bar)
  },

  'somebody whose system speaks English reads English': async ({ stage }) => {
    const operator = atTheDesk(await stage.openDesk({ house: null, locale: 'en-GB' }))
    await operator.isOnLine()
    await operator.sees('You are trying Pronto with invented customers.')
    await operator.page.getByRole('button', { name: 'Start with my own' }).waitFor()
    await operator.sees(/ is calling$/, operator.bar)
    await operator.page.getByRole('region', { name: 'Already told us' }).waitFor()
    await operator.sees('Answer', operator.bar)
    await operator.shows('english')
  },
}
