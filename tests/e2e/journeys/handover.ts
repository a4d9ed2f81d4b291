import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { createZoneDays, dateOfDay } from '../../../src-main/domain/zone-days.ts'
import { hours, houseOf, office, once, support } from '../../support/house-of.ts'
import { caseOpened, created, move, noteAdded, phoneAdded, promiseMade } from '../../support/make-changes.ts'
import { pdfPages } from '../../support/pdf-text.ts'
import { isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { mariasNumber } from './people.ts'
import { type Desk, giulia } from './stage.ts'

const minute = 60_000
const luca = Agent.parse({ id: uuidv7(), name: 'Luca Tosi', initials: 'LT', role: 'operator' })
const maria = created({ name: 'Maria Rossi' })
const { customerId } = maria
const byLuca = { agentId: luca.id, initials: 'LT' }

/** Giulia was here yesterday morning, Luca is here today; the office opens on no day that comes soon. */
function aHouse(): readonly Change[] {
  const now = Date.now()
  const zone = 'Europe/Rome'
  const days = createZoneDays(zone)
  const today = days.dayOf(now)
  const always = hours([1, 2, 3, 4, 5, 6, 7], '00:00-00:00')
  const { desks, rota, calendar } = houseOf({
    supportHours: always,
    officeHours: [],
    calendar: { zone },
    shifts: [
      once(giulia.id, support, dateOfDay(today - 1), '09:00-13:00'),
      once(luca.id, support, dateOfDay(today), '00:00-00:00'),
      once(luca.id, support, dateOfDay(today - 1), '00:00-00:00'),
      once(luca.id, office, dateOfDay(today + 9), '09:00-10:00'),
    ],
  })
  const parcel = caseOpened(customerId, { subject: 'Pacco fermo', openedAt: now - 9 * 24 * 60 * minute })
  return [
    { kind: 'agent:added', agent: luca },
    {
      kind: 'house:changed',
      house: { desks, rota, calendar, manner: { name: 'Casa Lieta', formOfAddress: 'lei' } },
    },
    maria,
    phoneAdded(customerId, mariasNumber),
    parcel,
    {
      kind: 'case:moved',
      caseId: parcel.case.id,
      customerId,
      move: move('yellow', { at: now - minute, ...byLuca, reason: 'Sentito il corriere' }),
    },
    promiseMade(customerId, {
      what: 'dire dove è il pacco',
      madeAt: now - 9 * minute,
      dueAt: now - 3 * minute,
    }),
    promiseMade(customerId, {
      what: 'chiamare domani',
      madeAt: now - 9 * minute,
      dueAt: now + 24 * 60 * minute,
    }),
    ...Array.from({ length: 60 }, (_, at) =>
      noteAdded(customerId, { at: now - (at + 2) * minute, text: `Nota numero ${at + 1}.`, ...byLuca }),
    ),
  ]
}

async function giuliaComesOnShift({ stage }: Place): Promise<Operator<Desk>> {
  const operator = atTheDesk(await stage.openDesk({ house: { changes: aHouse(), account: null } }))
  await operator.page.getByRole('region', { name: 'In turno ora' }).waitFor()
  return operator
}

const sheetOf = (page: Page) => page.getByRole('region', { name: 'Consegne', exact: true })

export const handover: Journeys = {
  'whoever comes on shift sees who is here, and what happened since they left, by keys alone': async (
    place,
  ) => {
    const operator = await giuliaComesOnShift(place)
    const { page } = operator
    const hands = handsAt(page)
    const board = page.getByRole('region', { name: 'In turno ora' })
    await operator.sees('Luca Tosi', board)
    await operator.sees('chiuso', board)
    await isFreeOfBarriers(operator, 'first screen with who is on shift')

    await hands.press('Alt+s')
    const sheet = sheetOf(page)
    await operator.sees(/^Dalla fine del tuo ultimo turno, .+ \d\d:00, fino a /, sheet)
    await operator.sees('dire dove è il pacco', sheet)
    await operator.sees(/nuova → in lavorazione, LT .+: Sentito il corriere/, sheet)
    await isFreeOfBarriers(operator, 'hand-over sheet')

    await hands.isAt('button', /Da quando$/)
    await hands.press('Enter')
    await hands.choose('Ultimi 7 giorni')
    await operator.sees(/^Da .+ \d\d:00, fino a /, sheet)

    await hands.enter('button', 'Apri la scheda di Maria Rossi')
    await operator.card('Maria Rossi').waitFor()
    await page.getByRole('tab', { name: /^Promesse/, selected: true }).waitFor()

    // What was chosen is still chosen.
    await hands.press('Alt+s')
    await operator.sees(/^Da .+ \d\d:00, fino a /, sheet)
  },

  'what is written meanwhile comes onto the sheet by itself': async (place) => {
    const operator = await giuliaComesOnShift(place)
    const { desk, page } = operator
    await page.getByRole('navigation').getByText('Consegne').click()
    await operator.sees(/^e altre 20 righe$/, sheetOf(page))
    await sheetOf(page).getByRole('heading', { name: 'Note nuove 60' }).waitFor()
    const second = await desk.openSecondWindow?.()
    if (!second) return
    const there = atTheDesk(second)
    await there.page.getByRole('navigation').waitFor()
    await there.press('Control+k')
    await there.page.keyboard.type('Maria Ro')
    await there.page.getByRole('option', { name: /^Maria Rossi/ }).click()
    await there.card('Maria Rossi').waitFor()
    await there.press('Alt+n')
    await there.page.keyboard.type('Scritta adesso.')
    await there.press('Control+Enter')
    await operator.sees('Scritta adesso.', sheetOf(page))
    await sheetOf(page).getByRole('heading', { name: 'Note nuove 61' }).waitFor()
  },

  'it is printed alone, black on white, on sheets of A4, and no row lies on two': async (place) => {
    const operator = await giuliaComesOnShift(place)
    const { page } = operator
    await page.emulateMedia({ colorScheme: 'dark' })
    await operator.press('Alt+s')
    await operator.sees(/^Dalla fine del tuo ultimo turno/, sheetOf(page))

    await page.evaluate(() => {
      window.print = () => void document.documentElement.setAttribute('data-printed', 'yes')
    })
    await operator.press('Control+p')
    await page.locator('html[data-printed]').waitFor()

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await operator.shows('handover-print')
    expect(await coloursOn(page)).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgba(0, 0, 0, 0)' })
    for (const away of ['navigation', 'banner', 'button', 'combobox'] as const)
      expect(await page.getByRole(away).filter({ visible: true }).count(), away).toBe(
        away === 'button' ? await names(page) : 0,
      )
    if (place.stage.windows === 'one') return

    await page.emulateMedia({ media: null, colorScheme: 'dark' })
    const pdf = await page.pdf({ preferCSSPageSize: true })
    keep(pdf)
    const pages = pdfPages(pdf)
    expect(pages.length).toBeGreaterThan(1)
    expect(pdf.toString('latin1').match(/\/MediaBox \[0 0 594\.9\d* 841\.9\d*\]/g)).toHaveLength(pages.length)
    expect(pages[0]).toContain('Consegne · Casa Lieta')
    expect(pages[0]).toMatch(/Stampato \S+ \d+ \S+ \d\d:\d\d da Giulia Riva \(GR\)/)
    expect(pages[0]).toMatch(/Dalla fine del tuo ultimo turno, .+ \d\d:00, fino a /)
    for (const [at, text] of pages.entries()) {
      expect(text).toContain(`${at + 1}\n / \n${pages.length}`)
      for (const word of ['Clienti', 'Impostazioni', 'Stampa\n', 'Copia', 'Cerca', 'In linea'])
        expect(text).not.toContain(word)
    }
    const whole = pages.join('\n')
    expect(whole).toContain('dire dove è il pacco')
    // A note and who wrote it are one row: on each page as many of one as of the other.
    for (const text of pages)
      expect(text.match(/Nota numero \d+\./g)?.length ?? 0).toBe(
        text.match(/^LT .*\d\d:\d\d$/gm)?.length ?? 0,
      )
    expect(whole.match(/Nota numero \d+\./g)).toHaveLength(40)
  },

  'it is copied as a clean list': async (place) => {
    const operator = await giuliaComesOnShift(place)
    const { page } = operator
    await page.evaluate(() => {
      const written: string[] = []
      Object.assign(window, { written })
      navigator.clipboard.writeText = async (text) => void written.push(text)
    })
    await operator.press('Alt+s')
    await page.getByRole('button', { name: 'Copia' }).click()
    await operator.sees(/^Copiate come testo/)
    const [text] = await page.evaluate(() => (window as unknown as { written: string[] }).written)
    expect(text?.split('\n')[0]).toBe('Consegne · Casa Lieta')
    expect(text).toContain('PROMESSE NON MANTENUTE (1)\n- Maria Rossi: dire dove è il pacco\n')
  },
}

/** Customers’ names are buttons on the screen and names on paper. */
function names(page: Page): Promise<number> {
  return page
    .getByRole('button', { name: /^Apri la scheda di / })
    .filter({ visible: true })
    .count()
}

function coloursOn(page: Page): Promise<{ ink: string; paper: string }> {
  return page.evaluate(() => {
    const sheet = document.querySelector('[data-sheet]')
    if (!sheet) throw new Error('no sheet')
    return { ink: getComputedStyle(sheet).color, paper: getComputedStyle(document.body).backgroundColor }
  })
}

function keep(pdf: Uint8Array): void {
  const folder = process.env['PRONTO_SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'handover.pdf'), pdf)
}
