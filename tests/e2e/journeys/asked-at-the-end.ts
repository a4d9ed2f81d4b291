import { isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import { giuliaOnDuty, type PbxJourneys, rings } from './journey.ts'
import { mariasNumber } from './people.ts'
import { opensCard } from './surveys.ts'

const question = 'Da 1 a 5, quanto è contenta di noi?'

export const askedAtTheEnd: PbxJourneys = {
  'the house writes what it asks, and after a call two keys note the answer': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const { page, bar, sees, press } = giulia
    const hands = handsAt(page)
    await hands.enter('button', 'Impostazioni')
    await hands.enter('button', 'Esiti e passaggi')
    await hands.tick('checkbox', 'Chiederla ai clienti')
    await hands.tabToField('La domanda, con risposta da 1 a 5')
    await hands.type(question)
    await hands.enter('button', 'Salva')
    await sees(/^Salvato: vale per tutti/)
    await giulia.shows('satisfaction-asked')

    await rings(place.pbx, mariasNumber)
    await giulia.answers('Maria Rossi')
    await press('F8')
    await sees('Chiamata con Maria Rossi finita', bar)
    const marks = page.getByRole('group', { name: new RegExp(`^${question.replace('?', '\\?')}`) })
    await marks.waitFor()
    await hands.press('Alt+w', 's', '4')
    await marks.getByRole('button', { name: '4 su 5', pressed: true }).waitFor()
    await giulia.shows('satisfaction-noted')
    await isFreeOfBarriers(giulia, 'satisfaction noted')
    // As where nobody asks: how it ended, and it is over.
    await hands.press('1', 'Enter')
    await bar.waitFor({ state: 'detached' })
    await opensCard(giulia, 'Maria Rossi')
    await sees(/risolto · soddisfazione 4 su 5$/, giulia.card('Maria Rossi'))
  },
}
