import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { giulia as giuliaRiva } from './stage.ts'

async function giuliaAtSettings({
  stage,
}: Place): Promise<Operator<Awaited<ReturnType<typeof stage.openDesk>>>> {
  const giulia = atTheDesk(await stage.openDesk({ house: { changes: [], account: null } }))
  await openSettings(giulia.page)
  return giulia
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Impostazioni' }).click()
}

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parti delle impostazioni' }).getByRole('button', { name })

/** Tab until the focus is on what has this name, as somebody without a mouse does. */
async function tabsTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs += 1) {
    const focused = await page.evaluate(() => {
      const at = document.activeElement
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
      return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? ''
    })
    if (typeof name === 'string' ? focused.trim() === name : name.test(focused)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no Tab comes to ${name}`)
}

export const houseSettings: Journeys = {
  'a week of hours is set by keyboard alone, kept, and still there after a power cut': async (place) => {
    const giulia = await giuliaAtSettings(place)
    const { page } = giulia
    await tabsTo(page, 'Reparti e orari')
    await giulia.press('Enter')
    await tabsTo(page, 'Orario di lunedì')
    await giulia.press('Control+a')
    await page.keyboard.type('8:30-12:30 15-19')
    await tabsTo(page, 'Lunedì su tutti i feriali')
    await giulia.press('Enter')
    await giulia.sees('40 h a settimana')
    await tabsTo(page, 'Orario di sabato', 'Shift+Tab')
    await page.keyboard.type('9-12')
    await giulia.sees('43 h a settimana')
    await giulia.shows('house-desks-typed')
    await giulia.press('Enter')
    await giulia.sees(/^Salvato: vale per tutti/)

    await giulia.desk.restart()
    await openSettings(page)
    await part(page, 'Reparti e orari').click()
    await expect.poll(() => page.getByLabel('Orario di venerdì').inputValue()).toBe('8:30–12:30, 15–19')
    await expect.poll(() => page.getByLabel('Orario di sabato').inputValue()).toBe('9–12')
  },

  'a day is painted on its bar, and nights run into the next day': async (place) => {
    const giulia = await giuliaAtSettings(place)
    const { page } = giulia
    await part(page, 'Reparti e orari').click()
    const bar = page.locator('[data-weekday="7"]')
    const box = await bar.boundingBox()
    if (!box) throw new Error('Sunday has a bar')
    const at = (hour: number) => ({ x: box.x + (box.width * hour) / 24, y: box.y + box.height / 2 })
    await page.mouse.move(at(10.1).x, at(10.1).y)
    await page.mouse.down()
    await page.mouse.move(at(12.9).x, at(12.9).y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => page.getByLabel('Orario di domenica').inputValue()).toBe('10–13')
    await page.getByLabel('Orario di sabato').fill('22-6')
    await page.getByRole('button', { name: 'Salva', exact: true }).click()
    await giulia.sees(/^Salvato: vale per tutti/)
    await giulia.shows('house-desks-night')
  },

  'somebody is added, has shifts and is away; the year’s holidays are those of Italy and the town': async (
    place,
  ) => {
    const giulia = await giuliaAtSettings(place)
    const { page } = giulia
    await part(page, 'Persone e turni').click()
    await page.getByRole('button', { name: 'Aggiungi una persona' }).click()
    await page.getByLabel('Nome e cognome').fill('Luca Tosi')
    await page.getByRole('button', { name: 'Aggiungi', exact: true }).click()
    await giulia.sees('Luca Tosi fa parte della casa.')
    const shifts = page.getByRole('region', { name: 'Turni di Luca Tosi' })
    await shifts.getByLabel('Orario di lunedì').fill('14-18')
    await shifts.getByRole('button', { name: 'Aggiungi un’assenza' }).click()
    await shifts.getByLabel('Dal', { exact: true }).fill('28/12/2026')
    await shifts.getByLabel('Al', { exact: true }).fill('5/1/2027')
    await shifts.getByRole('button', { name: 'Salva', exact: true }).click()
    await giulia.sees(/^Salvato/, shifts)
    await giulia.shows('house-people-away')

    await part(page, 'Calendario').click()
    await page.getByText('La casa chiude per il patrono').click()
    await page.getByRole('button', { name: /Mese del patrono/ }).click()
    await page.getByRole('option', { name: 'dicembre' }).click()
    await page.getByRole('button', { name: /Giorno del patrono/ }).click()
    await page.getByRole('option', { name: '7', exact: true }).click()
    const december = page.getByRole('listitem').filter({ hasText: 'Santo patrono' })
    await giulia.sees(/7 dicembre/, december)
    await page.getByRole('checkbox', { name: 'Si lavora: Santo patrono' }).focus()
    await giulia.press('Space')
    await page.getByRole('button', { name: 'Salva', exact: true }).click()
    await giulia.sees(/^Salvato/)
  },

  'a house is taken to a second machine in one file': async (place) => {
    const giulia = await giuliaAtSettings(place)
    const { page } = giulia
    await part(page, 'Nome e modi').click()
    await page.getByLabel('Nome della casa').fill('Bianchi Impianti')
    await giulia.press('Enter')
    await giulia.sees(/^Salvato/)
    await part(page, 'Frasi pronte').click()
    await page.getByRole('button', { name: 'Aggiungi una frase' }).click()
    await page.getByLabel('Lettere').fill('fat')
    await page.getByLabel('Testo').fill('Mi scuso per la fattura, {cliente}.')
    await giulia.sees('Mi scuso per la fattura, Maria Rossi.')
    await giulia.sees(/^Le scuse sono della casa/)
    await giulia.shows('house-apology')
    await page.getByLabel('Testo').fill('{casa} si scusa per la fattura, {cliente}.')
    await page.getByRole('button', { name: 'Salva', exact: true }).click()
    await giulia.sees(/^Salvato/)

    await part(page, 'Tutto in un file').click()
    const downloaded = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Scarica il file' }).click()
    const file = await downloaded
    expect(file.suggestedFilename()).toMatch(/^pronto-casa-\d{4}-\d\d-\d\d\.json$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toContain(giuliaRiva.name)

    const other = await giuliaAtSettings(place)
    await part(other.page, 'Tutto in un file').click()
    const input = other.page.locator('input[type="file"]')
    await input.setInputFiles({ name: 'casa.json', mimeType: 'application/json', buffer: Buffer.from('{') })
    await other.page.getByRole('button', { name: 'Sostituisci' }).click()
    await other.sees(/^.*Questo file non è un’esportazione di Pronto/)
    await input.setInputFiles({ name: 'casa.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await other.page.getByRole('button', { name: 'Sostituisci' }).click()
    await other.sees('Impostazioni della casa prese dal file.')
    await part(other.page, 'Nome e modi').click()
    await expect.poll(() => other.page.getByLabel('Nome della casa').inputValue()).toBe('Bianchi Impianti')
    await part(other.page, 'Frasi pronte').click()
    await other.page.getByRole('button', { name: /Mostra/ }).click()
    await other.page.getByRole('option', { name: 'Frase' }).click()
    await other.page.getByRole('button', { name: /^\{casa\} si scusa per la fattura/ }).waitFor()
  },
}

/** Where one console can have two windows. */
export const houseInTwoWindows: Journeys = {
  'two windows on one house: one saves, the other follows, and what is typed in it stays': async (place) => {
    const giulia = await giuliaAtSettings(place)
    const opened = await giulia.desk.openSecondWindow?.()
    if (!opened) throw new Error('this stage has one window only')
    const second = atTheDesk(opened)
    await openSettings(second.page)
    for (const { page } of [giulia, second]) await part(page, 'Reparti e orari').click()
    await second.page.getByLabel('Orario di sabato').fill('9-12')
    await second.press('Tab')
    await giulia.page.getByLabel('Orario di domenica').fill('10-12')
    await giulia.page.getByRole('button', { name: 'Salva', exact: true }).click()
    await giulia.sees(/^Salvato/)
    await second.sees(/^Un’altra postazione ha cambiato/)
    await second.shows('house-two-windows')
    await expect.poll(() => second.page.getByLabel('Orario di sabato').inputValue()).toBe('9–12')
  },
}
