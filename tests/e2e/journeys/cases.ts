import { expect } from 'vitest'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { everybody } from './people.ts'

/** A house without a telephone: cases need none. */
async function withoutTelephone({ stage }: Place): Promise<Operator> {
  const operator = atTheDesk(await stage.openDesk({ house: { changes: everybody(), account: null } }))
  await operator.page.getByRole('navigation').waitFor()
  await operator.press('Control+k')
  await operator.page.keyboard.type('Maria Ro')
  await operator.page.getByRole('option', { name: /Maria Rossi/ }).click()
  await operator.card('Maria Rossi').waitFor()
  await operator.page.getByRole('tab', { name: /Pratiche/ }).click()
  return operator
}

/** The same case also stands beside the card. */
const tab = (operator: Operator) => operator.page.getByRole('tabpanel', { name: 'Pratiche' })
const button = (operator: Operator, name: string | RegExp) => tab(operator).getByRole('button', { name })

export const cases: Journeys = {
  'during a call, one key opens the case that the note began; the next takes its category': async ({
    stage,
  }) => {
    const operator = atTheDesk(await stage.openDesk({ house: null }))
    await operator.sees(/ sta chiamando$/, operator.bar)
    await operator.press('F9')
    await operator.sees(/^In linea con /, operator.bar)
    await operator.press('Alt+n')
    await operator.page.keyboard.type('La caldaia è ferma! Vuole un tecnico.')
    await operator.press('Alt+c')
    await expect
      .poll(() => operator.page.getByRole('textbox', { name: 'Oggetto' }).inputValue())
      .toBe('La caldaia è ferma')
    const category = operator.page.getByRole('combobox', { name: 'Categoria' })
    await operator.page.keyboard.type('guas')
    await operator.press('Enter')
    await operator.shows('case-opening')
    expect(await category.inputValue()).toMatch(/guast/i)
    await operator.press('Enter')

    const opened = operator.page.getByRole('article', { name: 'La caldaia è ferma' })
    await operator.sees(/^Risposta entro /, opened)
    await operator.sees(/«La caldaia è ferma» è registrata, la segue/, opened)
    await expect.poll(() => opened.getByText(/ancora \d/).count()).toBe(1)
    await operator.shows('case-opened')
  },

  'a case is taken on, handed over, put first and solved; its course says who, when and why': async (
    place,
  ) => {
    const operator = await withoutTelephone(place)
    await button(operator, /^Apri il percorso: Pacco/).click()
    await button(operator, 'Prendi in carico').click()
    await operator.page.keyboard.type('Sento il corriere')
    await operator.press('Enter')
    await operator.sees('Presa in carico', tab(operator))

    await button(operator, 'Dai precedenza').click()
    await operator.page.keyboard.type('Parte domani')
    await operator.press('Enter')
    await operator.sees('↑ precedenza', tab(operator))
    await button(operator, 'Risolvi').click()
    await operator.press('Enter')

    const course = operator.page.getByRole('list', { name: 'Percorso della pratica' })
    await operator.sees('Risolta', course)
    expect(await course.getByRole('listitem').locator('b').allTextContents()).toEqual([
      'Risolta',
      'Ha avuto la precedenza, chiesta da Giulia Riva',
      'Affidata: Giulia Riva',
      'Presa in carico',
      'Aperta',
    ])
    await operator.sees('Sento il corriere', course)
    await operator.shows('case-course')
  },

  'a complaint runs its course, and an operator cannot close it': async (place) => {
    const operator = await withoutTelephone(place)
    await button(operator, /^Apri il percorso: Pacco/).click()
    for (const stage of ['È un reclamo', 'Reclamo: classificato', 'Reclamo: all’ufficio giusto']) {
      await button(operator, stage).click()
      await operator.press('Enter')
    }
    await operator.sees('Reclamo · all’ufficio giusto', tab(operator))
    const close = button(operator, 'Reclamo: risolto')
    expect(await close.isDisabled()).toBe(true)
    expect(await close.getAttribute('title')).toContain('non una protezione')
    await operator.shows('complaint')
  },

  'the sentence is read out, copied and mailed; the reference is spelled': async (place) => {
    const operator = await withoutTelephone(place)
    await button(operator, /^Apri il percorso: Pacco/).click()
    const said = await tab(operator).getByLabel('Da leggere al telefono').textContent()
    expect(said).toMatch(
      /^La sua pratica «Pacco non consegnato» è registrata.*richiamare col corriere, entro /,
    )

    const { origin } = new URL(operator.page.url())
    // Trusting an origin as tests do refuses it everything else, and this is allowed to every page that is pressed.
    if (place.stage.windows === 'many')
      await operator.page.context().grantPermissions(['clipboard-write', 'microphone'], { origin })
    await button(operator, 'Copia').click()
    await operator.press('Alt+n')
    await expect
      .poll(async () => {
        await operator.press('ControlOrMeta+a')
        await operator.press('ControlOrMeta+v')
        return operator.note.inputValue()
      })
      .toBe(said)
    const mail = await tab(operator)
      .getByRole('link', { name: /^Manda per e-mail/ })
      .getAttribute('href')
    expect(decodeURIComponent(mail ?? '')).toContain(said)

    await button(operator, /^P-.{4}-.{4}\. Compita/).click()
    await operator.sees(/^zero zero zero /, tab(operator).getByRole('status'))
    await operator.shows('case-spelled')
  },
}
