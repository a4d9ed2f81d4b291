import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { giuliaOnDuty, type PbxJourneys, rings } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { accountAt, everybody, mariasNumber } from './people.ts'

const go = (giulia: Operator, to: string) =>
  giulia.page.getByRole('navigation').getByRole('button', { name: to }).click()

export const diagnostics: PbxJourneys = {
  'how Maria is heard stands on the call, and its graph in the log': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const maria = await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await giulia.talksBothWays()
    // Read every five seconds, and told as a difference: the first figure comes after ten.
    await giulia.page.getByText(/^audio (buono|discreto|scarso) · MOS \d,\d · /).waitFor({ timeout: 25_000 })
    await giulia.shows('heard')
    await giulia.press('Alt+h')
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
    await giulia.press('Alt+h')
    await giulia.sees('In linea con Maria Rossi', giulia.bar)
    await maria.hangUp()
    await giulia.sees(/Ha chiuso l’altra persona\./, giulia.bar)
    await giulia.press('Enter')

    await go(giulia, 'Registro')
    await giulia.page.getByRole('button', { name: 'Orari e audio della chiamata con Maria Rossi' }).click()
    await giulia.page.getByRole('img', { name: /Grafico del MOS: \d+ misure/ }).waitFor()
    expect(await giulia.page.getByRole('dialog').getByRole('row').count()).toBeGreaterThan(1)
    const times = giulia.page.getByRole('dialog').locator('dl')
    await giulia.sees(/^\d\d:\d\d:\d\d–\d\d:\d\d:\d\d \(\d+ s\)$/, times)
    await giulia.sees('Ha chiuso l’altra persona.', times)
    await giulia.shows('quality')
  },

  'those who set up PBXes read the SIP messages, without a number or a name': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await go(giulia, 'Impostazioni')
    await giulia.page.getByRole('button', { name: 'Mostra i messaggi SIP' }).click()
    const ladder = giulia.page.getByRole('dialog', { name: 'Messaggi SIP' })
    await ladder.locator('code', { hasText: /^INVITE sip:number-\d+@/ }).waitFor()
    await ladder
      .locator('code', { hasText: /^REGISTER sip:/ })
      .first()
      .click()
    await giulia.shows('ladder')
    const all = (await ladder.getByRole('listitem').allTextContents()).join('\n')
    expect(all).toContain('SIP/2.0 401')
    expect(all).not.toMatch(/nonce=|response=|agent1|Maria/)
    expect(all).not.toContain(mariasNumber)
  },

  'a PBX of a private authority is refused by name, and let in by its file': async ({ stage, pbx }) => {
    const { certificateFile = '' } = pbx
    const account = { ...accountAt(pbx), server: pbx.wssUrl }
    const giulia = atTheDesk(await stage.openDesk({ house: { changes: everybody(), account } }))
    await giulia.sees(/Il certificato del server è firmato da sé/)

    await go(giulia, 'Impostazioni')
    await giulia.page.getByPlaceholder('già salvata: lascia vuoto per tenerla').waitFor()
    await giulia.page.getByText('Altri dati, se il centralino li chiede').click()
    const file = giulia.page.locator('input[type=file][accept*=".pem"]')
    await file.setInputFiles({
      name: 'lettera.pem',
      mimeType: 'text/plain',
      buffer: Buffer.from('Cara Maria,'),
    })
    await giulia.sees(/In questo file non c’è un certificato/)
    await file.setInputFiles({
      name: 'ca.pem',
      mimeType: 'application/x-pem-file',
      buffer: readFileSync(certificateFile),
    })
    await giulia.sees(/^Pronto test PBX · valida fino al /)
    await giulia.shows('authority')
    await giulia.page.getByLabel('Interno', { exact: true }).press('Enter')
    await giulia.sees(/^Funziona: il centralino ha accettato la registrazione/)
    await giulia.page.getByRole('button', { name: 'Salva', exact: true }).click()
    await giulia.isOnLine()
  },

  'a PBX that is not trusted for identity: the number is shown as not verified': async ({ stage, pbx }) => {
    const account = { ...accountAt(pbx), trusted: false }
    const giulia = atTheDesk(await stage.openDesk({ house: { changes: everybody(), account } }))
    await giulia.isOnLine()
    await rings(pbx, mariasNumber)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.sees('numero non verificato', giulia.bar)
  },
}
