import { giuliaOnDuty, type PbxJourneys } from './journey.ts'
import { atTheDesk } from './operator.ts'
import { accountAt, everybody } from './people.ts'

const wrongPassword = /Il centralino rifiuta la password: ricontrolla interno e password\./
const notAllowed = /Il centralino non permette a questo interno di collegarsi/

export const accounts: PbxJourneys = {
  'a wrong password is an alarm that says what to do': async ({ stage, pbx }) => {
    const account = accountAt(pbx, { ...pbx.accounts.agent1, password: 'indovinata' })
    const giulia = atTheDesk(await stage.openDesk({ house: { changes: everybody(), account } }))
    await giulia.sees(wrongPassword)
    await giulia.sees('Fuori linea', giulia.page.getByRole('status'))
  },

  'a forbidden account is another': async ({ stage, pbx }) => {
    const account = accountAt(pbx, pbx.accounts.agent3)
    const giulia = atTheDesk(await stage.openDesk({ house: { changes: [], account } }))
    await giulia.sees(notAllowed)
  },

  'an account is tried before it is saved, and the line in use goes on meanwhile': async (place) => {
    const { pbx } = place
    const giulia = await giuliaOnDuty(place)
    await giulia.page.getByRole('navigation').getByRole('button', { name: 'Impostazioni' }).click()
    const field = (name: string) => giulia.page.getByLabel(name, { exact: true })
    const tries = async (username: string, password: string) => {
      await field('Interno').fill(username)
      await field('Password').fill(password)
      await giulia.press('Enter')
    }
    // What is saved comes back to the window without its password.
    await giulia.page.getByPlaceholder('già salvata: lascia vuoto per tenerla').waitFor()

    await tries(pbx.accounts.agent2.username, 'indovinata')
    await giulia.sees(wrongPassword)
    await giulia.shows('account-wrong-password')
    await tries(pbx.accounts.agent3.username, pbx.accounts.agent3.password)
    await giulia.sees(notAllowed)
    await tries(pbx.accounts.agent2.username, pbx.accounts.agent2.password)
    await giulia.sees(/^Funziona: il centralino ha accettato la registrazione/)
    await giulia.sees('interno agent1', giulia.page.getByRole('status'))

    await giulia.page.getByRole('button', { name: 'Salva', exact: true }).click()
    await giulia.sees('interno agent2', giulia.page.getByRole('status'))
    await giulia.isOnLine()
  },
}
