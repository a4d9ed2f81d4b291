import { expect } from 'vitest'
import { isCalled, type PbxJourneys, type PlaceWithPbx, rings } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { accountAt, everybody, mariasNumber, strangersNumber } from './people.ts'

/** Giulia answers for a hardware shop and for a garden centre: two accounts of one console. */
async function giuliaOfTwoBrands({ stage, pbx }: PlaceWithPbx) {
  const { agent1, agent2 } = pbx.accounts
  const numbers = [
    { name: 'Negozio', number: '+390212345670' },
    { name: 'Ingrosso', number: '+390212345680' },
  ]
  const desk = await stage.openDesk({
    house: {
      changes: everybody(),
      account: { ...accountAt(pbx, agent1), name: 'Rossi Ferramenta', numbers },
      furtherAccounts: [
        {
          ...accountAt(pbx, agent2),
          name: 'Casa Verde',
          tone: 'soft',
          greeting: '{casa}, buongiorno, sono {operatore}.',
        },
      ],
    },
  })
  const giulia = atTheDesk(desk)
  const pill = giulia.page.getByRole('status')
  await giulia.sees('Rossi Ferramenta: collegato', pill)
  await giulia.sees('Casa Verde: collegato', pill)
  return giulia
}

export const twoBrands: PbxJourneys = {
  'a call shows the brand that was called, with its ring and its greeting': async (place) => {
    const giulia = await giuliaOfTwoBrands(place)
    const { page, bar } = giulia
    // What sounds is no part of the page: it is heard of as it begins.
    await page.evaluate(() => {
      const { play } = HTMLMediaElement.prototype
      HTMLMediaElement.prototype.play = function begin() {
        if (this.loop) document.documentElement.dataset['rings'] = this.src
        return play.call(this)
      }
    })
    const ring = () => page.evaluate(() => document.documentElement.dataset['rings'] ?? '')

    const maria = await rings(place.pbx, mariasNumber, { to: place.pbx.accounts.agent2.number })
    await giulia.sees('Maria Rossi sta chiamando', bar)
    await giulia.sees('Casa Verde', bar)
    await giulia.sees(/Casa Verde, buongiorno, sono Giulia/, bar)
    await expect.poll(ring).toMatch(/^blob:/)
    await giulia.shows('two-brands-ringing')
    await giulia.press('F9')
    await giulia.sees('In linea con Maria Rossi', bar)
    await giulia.sees(/Casa Verde, buongiorno, sono Giulia/, bar)
    await giulia.shows('two-brands-greeting')
    await giulia.talksBothWays()
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, bar)

    await rings(place.pbx, strangersNumber)
    await giulia.sees(
      'Rossi Ferramenta',
      page.getByRole('region', { name: /^(Chiamata in corso|Altre chiamate)/ }),
    )
    await expect.poll(ring).toMatch(/ring/)
    await giulia.press('F8')

    await page.getByRole('navigation').getByRole('button', { name: 'Registro' }).click()
    await giulia.sees(/^Casa Verde/, page.getByRole('article').filter({ hasText: 'Maria Rossi' }))
  },

  'a customer is called by the line they called on, or by the number that is chosen': async (place) => {
    const giulia = await giuliaOfTwoBrands(place)
    const { page, bar } = giulia
    const call = await rings(place.pbx, mariasNumber, { to: place.pbx.accounts.agent2.number })
    await giulia.sees('Maria Rossi sta chiamando', bar)
    await call.hangUp()
    await giulia.sees('Chiamata persa da Maria Rossi', bar)
    await bar.getByRole('button', { name: 'Chiudi' }).click()
    await bar.waitFor({ state: 'detached' })

    await page.getByLabel('Numero da chiamare').fill(mariasNumber)
    const line = page.getByRole('button', { name: /Chiami con/ })
    await giulia.sees('Casa Verde', line)
    await giulia.shows('two-brands-line')
    await line.click()
    await page.getByRole('option', { name: 'Rossi Ferramenta · Ingrosso' }).click()
    const maria = await isCalled(place.pbx)
    await page.getByRole('button', { name: 'Chiama', exact: true }).click()
    await giulia.sees('In linea con Maria Rossi', bar)
    await giulia.sees(/con \+39 02 1234 ?5680/, bar)
    // The number that the outside is shown.
    await maria.waitForMessage(/^P-Asserted-Identity:.*\+390212345680/m)
    await maria.hangUp()
  },

  'a brand that nobody can call is an alarm by its name, and the other goes on': async ({ stage, pbx }) => {
    const { agent1, agent3 } = pbx.accounts
    const desk = await stage.openDesk({
      house: {
        changes: everybody(),
        account: { ...accountAt(pbx, agent1), name: 'Rossi Ferramenta' },
        furtherAccounts: [{ ...accountAt(pbx, agent3), name: 'Casa Verde' }],
      },
    })
    const giulia = atTheDesk(desk)
    await giulia.sees('Su Casa Verde non sei raggiungibile.')
    await giulia.sees('Rossi Ferramenta: collegato', giulia.page.getByRole('status'))
    await rings(pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
  },
}
