import type { Locator } from 'playwright-core'
import { giuliaOnDuty, isCalled, type PbxJourneys, rings } from './journey.ts'
import type { Operator } from './operator.ts'
import { familyNumber, mariasNumber, strangersNumber } from './people.ts'
import { type Action, walk } from './three-keys.ts'

const button = (where: Locator, name: string | RegExp) => where.getByRole('button', { name }).first()

function whoIsIt({ page, bar, sees }: Operator): readonly Action[] {
  return [
    [
      'choose among several customers',
      ({ click }) => click(button(page.locator('body'), /Bruno Verdi/)),
      () => sees('Bruno Verdi sta chiamando', bar),
    ],
    ['refuse', ({ press }) => press('F8'), () => sees(/Rifiutata/, bar)],
    [
      'put an ended call away',
      ({ click }) => click(button(bar, /^Chiudi/)),
      () => bar.waitFor({ state: 'detached' }),
    ],
  ]
}

function aStranger({ page, bar, sees }: Operator): readonly Action[] {
  const form = page.getByRole('form', { name: 'È già cliente?' })
  return [
    ['answer a stranger', ({ press }) => press('F9'), () => form.waitFor()],
    [
      'put the number on a card that is there',
      ({ click, type, press }) =>
        click(form.getByRole('searchbox'))
          .then(() => type('carlo'))
          .then(() => form.getByRole('listitem').first().waitFor())
          .then(() => press('Enter')),
      () => sees('In linea con Carlo Bianchi', bar),
    ],
  ]
}

function twoCalls({ bar, strip, card, sees, page }: Operator): readonly Action[] {
  const dialog = page.getByRole('dialog')
  return [
    [
      'see the card of who else is calling',
      ({ click }) => click(button(strip('Maria Rossi'), 'Vedi scheda')),
      () => card('Maria Rossi').waitFor(),
    ],
    ['answer the second', ({ press }) => press('F9'), () => sees('In linea con Maria Rossi', bar)],
    [
      'go back to the first',
      ({ click }) => click(button(strip('Carlo Bianchi'), 'Riprendi')),
      () => sees('In linea con Carlo Bianchi', bar),
    ],
    [
      'ask a colleague while the customer waits',
      ({ press, click }) => press('Alt+t').then(() => click(button(dialog, 'Metti in attesa e chiedi'))),
      () => sees(/^in attesa da /, dialog),
    ],
    [
      'come back to the customer',
      ({ click, press }) => click(button(dialog, 'Riprendi')).then(() => press('Escape')),
      () => sees('In linea con Carlo Bianchi', bar),
    ],
  ]
}

function passed({ page, sees }: Operator): readonly Action[] {
  const dialog = page.getByRole('dialog')
  return [
    [
      'pass the call with a reason',
      ({ press, click, type }) =>
        press('Alt+t')
          .then(() => click(dialog.getByRole('textbox', { name: 'Interno o numero' })))
          .then(() => type('06 999 888'))
          .then(() => click(button(dialog, 'Lo chiede il cliente'))),
      () => sees('La chiamata è passata.'),
    ],
  ]
}

export const threeKeysAtThePbx: PbxJourneys = {
  'who it is, a stranger, two calls at once and a call passed on take at most three keys or clicks': async (
    place,
  ) => {
    const giulia = await giuliaOnDuty(place)
    await rings(place.pbx, familyNumber)
    await giulia.sees('Chiama un numero di 2 clienti', giulia.bar)
    await walk(giulia, whoIsIt(giulia))

    await rings(place.pbx, strangersNumber)
    await giulia.sees('Chiama un numero sconosciuto', giulia.bar)
    await walk(giulia, aStranger(giulia))

    const maria = await rings(place.pbx, mariasNumber)
    await giulia.strip('Maria Rossi').waitFor()
    await walk(giulia, twoCalls(giulia))
    await maria.hangUp()

    const specialist = await isCalled(place.pbx, { ringMs: 300 })
    await walk(giulia, passed(giulia))
    await specialist.called()
  },

  'who was missed is called back, and a withheld call closed, with one key or click': async (place) => {
    const giulia = await giuliaOnDuty(place)
    const { page } = giulia
    for (const withheld of [true, false]) {
      const call = await rings(place.pbx, mariasNumber, { withheld })
      await giulia.sees(withheld ? 'Chiama un numero nascosto' : 'Maria Rossi sta chiamando', giulia.bar)
      await call.hangUp()
      await button(giulia.bar, 'Chiudi').click()
      await giulia.bar.waitFor({ state: 'detached' })
    }
    const list = page.getByRole('region', { name: 'Chi ha chiamato e non ha trovato nessuno' })
    const nobody = button(list, /^Chiudi: /)
    await isCalled(place.pbx, { ringMs: 300 })
    await walk(giulia, [
      ['close a withheld call', ({ click }) => click(nobody), () => nobody.waitFor({ state: 'detached' })],
      [
        'call back who was missed',
        ({ click }) => click(button(list, 'Chiama Maria Rossi')),
        () => giulia.sees('In linea con Maria Rossi', giulia.bar),
      ],
    ])
  },
}
