import { expect } from 'vitest'
import { giuliaOnDuty, type PbxJourneys, rings } from './journey.ts'
import { familyNumber, mariasNumber, strangersNumber } from './people.ts'

const spellings = ['0039 3331234567', '39 3331234567', '3331234567', '333.123.4567', '+39 3331234567'].map(
  (spelling) => spelling.replace(' ', ''),
)

export const incoming: PbxJourneys = {
  'Maria Rossi calls and her card is painted while it rings': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber)

    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.sees('Sente poco: parlare piano.', giulia.card('Maria Rossi'))
    const told = giulia.page.getByRole('region', { name: 'Ci ha già detto' })
    await giulia.sees(/Promesso: richiamare col corriere/, told)
    await giulia.sees(/Pacco non consegnato/, told)
    await giulia.sees(/Il pacco risulta consegnato/, told)
    // The main process's own figure: it has the window's word that the frame is painted.
    await giulia.sees(/^scheda pronta in/, giulia.bar)
    await giulia.sees('Rispondi', giulia.bar)
    await giulia.shows('ringing')
  },

  'her number lands on the same card however the network writes it': async (place) => {
    const giulia = await giuliaOnDuty(place)
    for (const spelling of spellings) {
      const call = await rings(place.pbx, spelling)
      await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
      await giulia.sees('Sente poco: parlare piano.', giulia.card('Maria Rossi'))
      await call.hangUp()
      await giulia.sees('Chiamata persa da Maria Rossi', giulia.bar)
      await giulia.bar.getByRole('button', { name: 'Chiudi' }).click()
      await giulia.bar.waitFor({ state: 'detached' })
    }
  },

  'the caller loses patience, and the call is told as missed': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber, { cancelAfterMs: 800 })
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.sees(/Ha riagganciato prima della risposta\./, giulia.bar)
  },

  'an unknown number gets a new card with the number filled in, tied to the running call': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, strangersNumber)
    await giulia.sees('Chiama un numero sconosciuto', giulia.bar)
    await giulia.shows('unknown')
    await giulia.press('F9')
    const form = giulia.page.getByRole('form', { name: 'Nuova scheda' })
    expect(await form.getByLabel('Telefono').inputValue()).toBe('+39 347 765 4321')
    await form.getByLabel('Nome e cognome').fill('Dario Neri')
    await giulia.press('Enter')

    await giulia.sees('In linea con Dario Neri', giulia.bar)
    await giulia.sees(/347 765 4321/, giulia.card('Dario Neri'))
    await giulia.press('F8')
    await giulia.sees('Chiamata con Dario Neri finita', giulia.bar)
  },

  'a withheld number says so': async (place) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, mariasNumber, { withheld: true })
    await giulia.sees('Chiama un numero nascosto', giulia.bar)
    await giulia.sees(/ha nascosto il numero/)
    expect(await giulia.page.getByText('Maria Rossi').count()).toBe(0)
    await giulia.shows('withheld')
  },

  'two customers share a number: one is chosen, and is first the next time': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const row = giulia.page.getByRole('region', { name: 'Chi sta chiamando?' }).getByRole('listitem')
    const first = await rings(place.pbx, familyNumber)
    await giulia.sees('Chiama un numero di 2 clienti', giulia.bar)
    expect(await giulia.page.getByText('scelta l’ultima volta').count()).toBe(0)
    await giulia.shows('several')
    await row.getByRole('button', { name: /Bruno Verdi/ }).click()
    await giulia.sees('Bruno Verdi sta chiamando', giulia.bar)
    await giulia.card('Bruno Verdi').waitFor()
    await first.hangUp()
    await giulia.sees('Chiamata persa da Bruno Verdi', giulia.bar)

    await rings(place.pbx, familyNumber)
    await giulia.sees('Chiama un numero di 2 clienti')
    await expect.poll(() => row.first().textContent()).toMatch(/Bruno Verdi.*scelta l’ultima volta/)
  },
}
