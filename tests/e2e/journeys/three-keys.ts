import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Journeys } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'

const most = 3

/** A pair of hands that counts: keys pressed and clicks, but not the words that are typed. */
type Hands = {
  press(...keys: readonly string[]): Promise<void>
  click(what: Locator): Promise<void>
  type(words: string): Promise<void>
}

/** What an operator needs during a call: what the hands do, and what is then on the screen. */
export type Action = readonly [
  name: string,
  act: (hands: Hands) => Promise<void>,
  seen: () => Promise<unknown>,
]

async function counted({ page }: Operator, act: Action[1]): Promise<number> {
  let count = 0
  await act({
    async press(...keys) {
      for (const key of keys) {
        count += 1
        await page.keyboard.press(key)
      }
    },
    async click(what) {
      count += 1
      await what.click()
    },
    type: (words) => page.keyboard.type(words),
  })
  return count
}

/** One call from its first ring to the wrap-up, in the order in which the hands meet things. */
function actionsOf({ page, bar, card, sees, note }: Operator): readonly Action[] {
  const button = (name: string | RegExp, where: Locator = page.locator('body')) =>
    where.getByRole('button', { name }).first()
  const tab = (name: RegExp) => page.getByRole('tab', { name })
  const dialog = page.getByRole('dialog')
  const closed = () => dialog.waitFor({ state: 'detached' })
  const current = page.getByRole('region', { name: 'Pratica in corso' })
  const maria = card('Maria Rossi')
  const course = page.getByRole('tabpanel', { name: /^Pratiche/ })

  return [
    ['answer', ({ press }) => press('F9'), () => sees('In linea con Maria Rossi', bar)],
    [
      'mute',
      ({ press }) => press('Alt+m'),
      () => button(/^Muto/, bar).and(page.locator('[aria-pressed=true]')).waitFor(),
    ],
    [
      'be heard again',
      ({ press }) => press('Alt+m'),
      () => button(/^Muto/, bar).and(page.locator('[aria-pressed=false]')).waitFor(),
    ],
    ['hold', ({ press }) => press('Alt+h'), () => sees('Maria Rossi è in attesa', bar)],
    ['resume', ({ press }) => press('Alt+h'), () => sees('In linea con Maria Rossi', bar)],
    [
      'see what was promised',
      ({ click }) => click(tab(/^Promesse/)),
      () => button('Segna come mantenuta').waitFor(),
    ],
    [
      'see the cases',
      ({ click }) => click(tab(/^Pratiche/)),
      () => button(/^Apri il percorso: Rimborso/).waitFor(),
    ],
    [
      'see the course of a case',
      ({ click }) => click(button(/^Apri il percorso: Rimborso/)),
      () => page.getByRole('list', { name: 'Percorso della pratica' }).waitFor(),
    ],
    [
      'put a case before others',
      ({ click, type, press }) =>
        click(button('Dai precedenza', course))
          .then(() => type('Parte domani'))
          .then(() => press('Enter')),
      () => sees('↑ precedenza', course),
    ],
    [
      'take down a complaint',
      ({ click, press }) => click(button('È un reclamo', course)).then(() => press('Enter')),
      () => sees('Reclamo', course),
    ],
    [
      'hand a case over to a colleague',
      ({ click, type, press }) =>
        click(button('Affida', course))
          .then(() => type('luca'))
          .then(() => click(page.getByRole('textbox', { name: /^Perché\?/ })))
          .then(() => type('Sa dei conti'))
          .then(() => press('Enter')),
      () => sees(/^Affidata: Luca/, course),
    ],
    [
      'release what the customer no longer waits for',
      ({ click, type, press }) =>
        click(tab(/^Promesse/))
          .then(() => click(button('Non serve più')))
          .then(() => type('L’ha già avuto'))
          .then(() => press('Enter')),
      () => sees('il cliente ha rinunciato', maria),
    ],
    [
      'write down another number',
      ({ click, type, press }) =>
        click(tab(/^Anagrafica/))
          .then(() => click(page.getByRole('textbox', { name: 'Nuovo telefono' })))
          .then(() => type('02 5550000'))
          .then(() => press('Enter')),
      () => sees(/02 555 ?0000/, page.getByRole('region', { name: 'Telefoni' })),
    ],
    [
      'say how the customer is addressed',
      ({ click }) =>
        click(tab(/^Anagrafica/))
          .then(() => click(page.getByRole('radiogroup', { name: 'Come ci si rivolge' }).getByText('tu')))
          .then(() => click(button('Salva', maria))),
      () => sees('Scheda salvata.'),
    ],
    [
      'see the details',
      ({ click }) => click(tab(/^Anagrafica/)),
      () => page.getByLabel('Partita IVA').waitFor(),
    ],
    [
      'go to what was told',
      ({ click }) =>
        click(page.getByRole('region', { name: 'Ci ha già detto' }).getByText(/^Pacco non consegnato/)),
      () => sees(/Pacco non consegnato/, maria),
    ],
    [
      'see one channel only',
      ({ click }) =>
        click(tab(/^Storia/))
          .then(() => click(button(/tutti i canali/)))
          .then(() => click(page.getByRole('option', { name: 'Telefono', exact: true }))),
      () => page.getByRole('option', { name: 'Telefono', exact: true, selected: true }).waitFor(),
    ],
    [
      'see everything again',
      ({ click, press }) => press('Escape').then(() => click(button('Mostra tutto'))),
      () => button(/tutti i canali/).waitFor(),
    ],
    [
      'write a note with a ready phrase',
      ({ press, type }) =>
        press('Alt+n')
          .then(() => type('Chiede del rimborso. sal'))
          .then(() => press('Tab')),
      () => expect.poll(() => note.inputValue()).toContain('Ciao'),
    ],
    [
      'open a case',
      ({ press, type }) =>
        press('Alt+c')
          .then(() => page.locator('[role=combobox]:focus').waitFor())
          .then(() => type('fatt'))
          .then(() => page.getByRole('option', { name: /^Fatt/ }).first().waitFor())
          .then(() => press('Enter', 'Enter')),
      () => page.getByRole('article', { name: 'Chiede del rimborso' }).waitFor(),
    ],
    ['read out where a case stands', ({ click }) => click(button('Copia', current)), () => sees(/^Copiato/)],
    [
      'spell its reference',
      ({ click }) => click(button('Compita il riferimento', current)),
      () => sees(/^zero zero /, current.getByRole('status')),
    ],
    [
      'take it on',
      ({ click, press }) => click(button('Prendi in carico', current)).then(() => press('Enter')),
      () => sees('in lavorazione', current),
    ],
    [
      'promise to call back',
      ({ press }) =>
        press('Alt+p')
          .then(() => dialog.getByRole('radio').first().waitFor())
          .then(() => press('Enter')),
      () => sees(/^Promesso entro /),
    ],
    [
      'keep what was promised',
      ({ press }) => press('Alt+k'),
      () => sees('Promessa mantenuta con questa chiamata'),
    ],
    [
      'let the specialist call back instead of a transfer',
      ({ press }) =>
        press('Alt+t')
          .then(() => dialog.getByRole('radio').first().waitFor())
          .then(() => press('Enter'))
          .then(() => dialog.getByRole('status').locator('blockquote').waitFor())
          .then(() => press('Enter')),
      closed,
    ],
    [
      'record what came by letter',
      ({ press }) =>
        press('Alt+r')
          .then(() => dialog.waitFor())
          .then(() => press('l', 'Enter')),
      closed,
    ],
    [
      'find another customer',
      ({ press, type }) =>
        press('Control+k')
          .then(() => type('lombardi'))
          .then(() =>
            page
              .getByRole('option', { name: /Lombardi/ })
              .first()
              .waitFor(),
          )
          .then(() => press('Enter')),
      () => card('Francesca Lombardi').waitFor(),
    ],
    [
      'search all notes',
      ({ press, type }) =>
        press('Control+k')
          .then(() => type('rimborso'))
          .then(() =>
            page
              .getByRole('option', { name: /in tutte le note$/ })
              .first()
              .waitFor(),
          )
          .then(() => press('ArrowUp', 'Enter')),
      () => page.getByRole('searchbox', { name: /^Parole da cercare/ }).waitFor(),
    ],
    [
      'come back to the call',
      ({ click }) => click(page.getByRole('navigation').getByText('Chiamata').first()),
      () => maria.waitFor(),
    ],
    [
      'send a tone',
      ({ click }) =>
        click(button('Tastiera', bar)).then(() => click(dialog.getByRole('button', { name: '5' }))),
      () => sees('5', page.getByLabel('Toni inviati')),
    ],
    ['put the tones away', ({ press }) => press('Escape'), closed],
    [
      'sign the note',
      ({ press }) => press('Alt+n', 'Control+Enter'),
      () => expect.poll(() => note.inputValue()).toBe(''),
    ],
    ['hang up', ({ press }) => press('F8'), () => sees(/Hai chiuso tu\./, bar)],
    [
      'say how it went',
      ({ press }) => press('Alt+w', '1', 'Enter'),
      () => page.getByRole('region', { name: 'Promesse da mantenere' }).waitFor(),
    ],
  ]
}

/** Each of these takes at most three keys or clicks, and its end is seen. */
export async function walk(operator: Operator, actions: readonly Action[]): Promise<void> {
  const counts: Record<string, number> = {}
  for (const [name, act, seen] of actions) {
    counts[name] = await counted(operator, act)
    await Promise.resolve(seen()).catch((cause: unknown) => {
      throw new Error(`not seen after: ${name}`, { cause })
    })
  }
  expect(Object.entries(counts).filter(([, count]) => count > most)).toEqual([])
}

export const threeKeys: Journeys = {
  'whatever is needed during a call takes at most three keys or clicks': async ({ stage }) => {
    const operator = atTheDesk(await stage.openDesk({ house: null }))
    await operator.sees('Maria Rossi sta chiamando', operator.bar)
    // Trusting an origin as tests do refuses it everything else, and this is allowed to every page that is pressed.
    if (stage.windows === 'many')
      await operator.page
        .context()
        .grantPermissions(['clipboard-write', 'microphone'], { origin: new URL(operator.page.url()).origin })
    await walk(operator, actionsOf(operator))
  },
}
