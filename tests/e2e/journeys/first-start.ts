import { type PbxJourneys, rings } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { mariasNumber } from './people.ts'
import { passphrase } from './stage.ts'

export const firstStart: PbxJourneys = {
  'from the demo to a house of one’s own, registered, and the first caller gets a card': async ({
    stage,
    pbx,
  }) => {
    const giulia = atTheDesk(await stage.openDesk({ house: null }))
    const { page } = giulia
    const button = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
    await button('Inizia con i miei').click()
    await page.getByLabel('Nome e cognome').fill('Giulia Riva')
    await button('Avanti').click()
    await page.getByLabel('Frase segreta', { exact: true }).fill(passphrase)
    await page.getByLabel('Ripeti la frase segreta').fill(passphrase)
    await page.getByText('Ho capito: senza la frase i dati sono persi').click()
    await button('Crea l’archivio').click()

    await button('Collega il centralino…').click()
    await page.getByLabel('Server', { exact: true }).fill(pbx.wsUrl)
    await page.getByLabel('Interno', { exact: true }).fill(pbx.accounts.agent1.username)
    await page.getByLabel('Password', { exact: true }).fill(pbx.accounts.agent1.password)
    await button('Prova questo interno').click()
    await giulia.sees(/^Funziona/)
    await button('Salva').click()
    await button('Comincia a lavorare').click()

    await giulia.sees('interno agent1', page.getByRole('status'))
    await giulia.isOnLine()
    await rings(pbx, mariasNumber, { displayName: 'Maria Rossi' })
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    const form = page.getByRole('form', { name: 'Nuova scheda' })
    await form.getByRole('button', { name: 'Crea la scheda' }).click()
    await giulia.card('Maria Rossi').waitFor()
    await giulia.press('F9')
    await giulia.talksBothWays()

    await giulia.desk.restart()
    await page.getByLabel('Frase segreta').fill(passphrase)
    await giulia.press('Enter')
    await giulia.isOnLine()
    await rings(pbx, mariasNumber)
    await giulia.sees('Maria Rossi sta chiamando')
  },
}
