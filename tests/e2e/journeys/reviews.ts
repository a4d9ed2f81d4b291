import { expect } from 'vitest'
import { created, interactionAdded } from '../../support/make-changes.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { byLuca, hour, lucaSpokeWithMaria } from './review-team.ts'

/** Giulia and Carla lead, and Luca spoke with Maria this morning. */
const aTeam = () => lucaSpokeWithMaria('Il pacco è fermo a Bologna. Promesso richiamo entro le 16.')

/** And before that with Bruno, about two things. */
function threeOfLuca() {
  const bruno = created({ name: 'Bruno Sala' })
  const spoke = (subject: string, ago: number) =>
    interactionAdded(bruno.customerId, { at: Date.now() - ago * hour, subject, summary: '', ...byLuca })
  return [...aTeam(), bruno, spoke('Bolletta doppia', 2), spoke('Caldaia', 3)]
}

async function opensMaria({ page, press, card }: Operator): Promise<void> {
  await press('Control+k')
  await page.keyboard.type('Maria Ro')
  await page.getByRole('option', { name: /^Maria Rossi/ }).waitFor()
  await press('Enter')
  await card('Maria Rossi').waitFor()
  // Her contacts come after her card; before them the key finds nothing to score.
  await card('Maria Rossi').locator('[data-review]').first().waitFor()
}

async function scores({ page, press, sees }: Operator, digits: string): Promise<void> {
  await press('Alt+v')
  await sees('Il pacco è fermo a Bologna.', page.getByRole('dialog'))
  await page.getByRole('radiogroup', { name: /^Saluta/ }).waitFor()
  for (const digit of digits) await press(digit)
  await press('Enter')
}

async function sitsDown({ page }: Operator, name: string): Promise<void> {
  await page.getByRole('button', { name: /Cambia operatore$/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(name) })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function aLeadSitsDown({ stage }: Place): Promise<Operator> {
  const desk = atTheDesk(await stage.openDesk({ house: { changes: aTeam(), account: null } }))
  await desk.page.getByRole('navigation').waitFor()
  return desk
}

export const reviews: Journeys = {
  'a lead scores a call in eight keys; its operator reads, answers and acknowledges; another lead compares':
    async (place) => {
      const desk = await aLeadSitsDown(place)
      const { page, sees, press, shows } = desk
      const dialog = page.getByRole('dialog')
      await opensMaria(desk)
      await scores(desk, '1321n2')
      await sees(/^Valutazione salvata/)
      await dialog.waitFor({ state: 'detached' })

      await sitsDown(desk, 'Luca Tosi')
      await page.getByRole('navigation').getByRole('button', { name: 'Chiamata' }).click()
      await sees('Valutazioni da leggere: 1')
      await isFreeOfBarriers(desk, 'first screen with a review to read')
      await page.getByRole('button', { name: /^Apri la valutazione: .*Maria Rossi.*Giulia Riva/ }).click()
      await sees('Punteggio', dialog)
      await isFreeOfBarriers(desk, 'review of mine')
      await dialog.getByRole('textbox', { name: 'La tua risposta' }).fill('Grazie, la data la dico sempre.')
      await dialog.getByRole('button', { name: 'Rispondi' }).click()
      await sees(/Luca Tosi ha risposto/, dialog)
      await dialog.getByRole('button', { name: 'Ho letto' }).click()
      await dialog.getByRole('button', { name: 'Ho letto' }).waitFor({ state: 'detached' })
      await press('Escape')
      await page.getByText('Valutazioni da leggere: 1').waitFor({ state: 'detached' })

      await sitsDown(desk, 'Carla Neri')
      await opensMaria(desk)
      await press('Alt+v')
      await page.getByRole('radiogroup', { name: /^Saluta/ }).waitFor()
      await sees(/^C’è già la valutazione di Giulia Riva/, dialog)
      for (const key of ['1', '1', '2', '1', 'n', '2']) await press(key)
      expect(await dialog.getByText('Grazie, la data la dico sempre.').count()).toBe(0)
      await isFreeOfBarriers(desk, 'score sheet')
      await shows('review-blind')
      await press('Enter')
      await sees('1 risposta diversa.', dialog)
      await sees('Grazie, la data la dico sempre.', dialog)
      await shows('reviews-compared')
      await press('Escape')

      await sitsDown(desk, 'Giulia Riva')
      await page.getByRole('navigation').getByRole('button', { name: 'Chiamata' }).click()
      await sees('Luca Tosi ha risposto')
    },

  'a sheet of the house’s own is made in the settings, and the next review is by it': async (place) => {
    const desk = await aLeadSitsDown(place)
    const { page, sees, press } = desk
    await page.getByRole('navigation').getByRole('button', { name: 'Impostazioni' }).click()
    await page
      .getByRole('navigation', { name: 'Parti delle impostazioni' })
      .getByRole('button', { name: 'Fogli di valutazione' })
      .click()
    await page.getByRole('button', { name: 'Togli Domanda 6' }).click()
    await page.getByLabel('Nome in italiano').fill('Telefonate brevi')
    await page.getByRole('button', { name: 'Salva', exact: true }).click()
    await sees(/^Salvato: vale per tutti/)
    await sees('versione 2 · 5 domande')

    await opensMaria(desk)
    await scores(desk, '1321n')
    await sees(/^Valutazione salvata/)
    await press('Alt+v')
    await sees(/Telefonate brevi, versione 2/, page.getByRole('dialog'))
  },

  'a lead works through what nobody has scored: each call leaves the list when it is, and the next one is chosen':
    async ({ stage }) => {
      const desk = atTheDesk(await stage.openDesk({ house: { changes: threeOfLuca(), account: null } }))
      const { page, sees } = desk
      const hands = handsAt(page)
      const chosen = page.getByRole('option', { selected: true })
      await page.getByRole('navigation').getByText('Revisione').waitFor()
      await hands.press('Alt+q')
      await sees('3 contatti')
      await hands.enter('button', 'Altri filtri')
      await hands.enter('button', /Valutato$/)
      await hands.choose('No')
      await sees('Altri filtri (1)')

      await hands.tabTo('listbox', 'Contatti trovati')
      await hands.press('ArrowDown')
      await chosen.getByText('Bolletta doppia').waitFor()
      const scores = async () => {
        await hands.press('Alt+v')
        await page.getByRole('radiogroup', { name: /^Saluta/ }).waitFor()
        await hands.press(...'1321n2', 'Enter')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await scores()
      await sees('2 contatti')
      await chosen.getByText('Caldaia').waitFor()
      await hands.isAt('listbox', 'Contatti trovati')
      await desk.shows('review-what-is-left')
      await scores()
      await sees('1 contatto')
      await chosen.getByText('Maria Rossi').waitFor()
    },
}
