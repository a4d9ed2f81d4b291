import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, vi } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { findBrowser } from '../../../src-main/hosts/browser/find-browser.ts'
import { caseOpened, created, interactionAdded, noteAdded, promiseMade } from '../../support/make-changes.ts'
import { pdfPages } from '../../support/pdf-text.ts'
import { barriersOn, isFreeOfBarriers } from './barriers.ts'
import { handsAt } from './hands.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { type Desk, giulia } from './stage.ts'

const minute = 60_000
const day = 24 * 60 * minute
const maria = created({ name: 'Maria Rossi' })
const { customerId } = maria

function aHouse(): readonly Change[] {
  const now = Date.now()
  const by = { agentId: giulia.id, initials: giulia.initials }
  return [
    { kind: 'agent:changed', agentId: giulia.id, fields: { role: 'lead' } },
    {
      kind: 'house:changed',
      house: {
        manner: { name: 'Casa Lieta', formOfAddress: 'lei' },
        // Giulia answers alone.
        workerFigures: { kind: 'agreement', reference: 'Accordo RSU 12/2026', date: '2026-02-01' },
      },
    },
    maria,
    promiseMade(customerId, { what: 'dire dove è il pacco', madeAt: now - minute, dueAt: now + day }),
    caseOpened(customerId, { subject: 'Pacco fermo', openedAt: now - day, solveBy: now + 2 * day }),
    noteAdded(customerId, { at: now - minute, text: 'Aspetta sotto casa.', ...by }),
    ...Array.from({ length: 30 }, (_, index) =>
      interactionAdded(customerId, {
        ...{
          at: now - index * day - minute,
          subject: 'Pacco',
          summary: 'Chiede del pacco.',
          outcome: 'solved',
        },
        ...by,
      }),
    ),
  ]
}

async function giuliaLeads({ stage }: Place): Promise<Operator<Desk>> {
  const operator = atTheDesk(await stage.openDesk({ house: { changes: aHouse(), account: null } }))
  await operator.page.getByRole('navigation').getByText('Rapporti').waitFor()
  return operator
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-reports-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** On the wall of Rome, the next minutes: one of them is still to come when it has been written down. */
function soon(): string {
  const clock = new Intl.DateTimeFormat('it-IT', { timeStyle: 'short', timeZone: 'Europe/Rome' })
  return [1, 2, 3].map((minutes) => clock.format(Date.now() + minutes * minute)).join(', ')
}

/** Where the desktop prints, or a browser of this machine does. */
function canPrint({ stage }: Place): boolean {
  const machine = { platform: process.platform, home: homedir(), environment: process.env }
  return stage.windows === 'one' || findBrowser(machine) !== undefined
}

/** The last of its files; in the folder, and what the host hands out by its button. */
async function readsThePdf({ stage }: Place, page: Page, folder: string): Promise<void> {
  const label = /^Apri PDF: \d{4}-\d\d Pronto rapporto$/
  await page.getByLabel(label).waitFor({ timeout: 120_000 })
  const pdf = readFileSync(join(folder, readdirSync(folder).find((file) => file.endsWith('.pdf')) ?? ''))
  const pages = pdfPages(pdf).map((text) => text.replaceAll(/\s+/g, ''))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages[0]).toContain('Rapportodelmese')
  expect(pages.at(-1)).toContain(`${pages.length}/${pages.length}`)
  if (stage.windows === 'one') return
  const address = (await page.getByLabel(label).getAttribute('href')) ?? ''
  const given = await page.request.get(new URL(address, page.url()).href)
  expect(given.headers()['content-type']).toBe('application/pdf')
  const content = await given.body()
  expect(content.subarray(0, 5).toString()).toBe('%PDF-')
  expect(content.equals(pdf)).toBe(true)
}

export const reports: Journeys = {
  'a lead makes the report of a month by keys, and reads it': async (place) => {
    const operator = await giuliaLeads(place)
    const { page } = operator
    const hands = handsAt(page)
    const folder = aFolder()
    await hands.press('Alt+o')
    await page.getByRole('region', { name: 'Rapporti', exact: true }).waitFor()
    await hands.tabTo('textbox', 'Cartella')
    await hands.type(folder)
    await hands.press('Enter')
    await operator.sees(folder)
    await hands.enter('button', 'Fai il rapporto')
    // To print takes its time where others work too.
    await page.getByLabel(/^Apri Pagina: \d{4}-\d\d Pronto rapporto$/).waitFor({ timeout: 120_000 })
    await isFreeOfBarriers(operator, 'reports')
    await operator.shows('reports')

    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.html'))
    const html = readFileSync(join(folder, name), 'utf8')
    expect(html).toContain('Casa Lieta')
    expect(html).toContain('Accordo RSU 12/2026')
    if (canPrint(place)) await readsThePdf(place, page, folder)
    if (place.stage.windows === 'one') return

    // The host shows it beside the console, and to nobody who has not been let in.
    const opening = page.waitForEvent('popup')
    await page.getByRole('link', { name: /^Apri Pagina: / }).click()
    const report = await opening
    await report.getByRole('heading', { level: 1, name: 'Rapporto del mese' }).waitFor()
    await report.goto(pathToFileURL(join(folder, name)).href)
    for (const theme of ['light', 'dark'] as const) {
      await report.emulateMedia({ colorScheme: theme })
      await atTheDesk({ ...operator.desk, page: report }).shows(`report-month-${theme}`)
    }
    expect(await barriersOn(report)).toEqual([])
    await report.close()

    // The page for those who come next opens by its key, in a window that no browser blocks.
    const opened = page.waitForEvent('popup')
    await hands.press('Alt+u')
    const shift = await opened
    // Once the month before it is printed.
    await shift
      .getByRole('heading', { level: 1, name: 'Per il prossimo turno' })
      .waitFor({ timeout: 120_000 })
    await shift.close()
    const links = page.getByRole('link', { name: /^Apri Pagina: / })
    await vi.waitFor(async () => expect(await links.count()).toBe(2), { timeout: 30_000 })
    for (const [index, title] of ['Per il prossimo turno', 'Rapporto del mese'].entries()) {
      const popup = page.waitForEvent('popup')
      await links.nth(index).click()
      const row = await popup
      await row.getByRole('heading', { level: 1, name: title }).waitFor()
      await row.close()
    }
  },

  'what a lead asked for is made at its time with no window open': async (place) => {
    if (place.stage.windows === 'one') return
    const operator = await giuliaLeads(place)
    const { page } = operator
    const hands = handsAt(page)
    const folder = aFolder()
    const address = page.url()
    await hands.press('Alt+o')
    await hands.tabTo('textbox', 'Cartella')
    await hands.type(folder)
    await hands.press('Enter')
    await operator.sees(folder)
    await hands.tick('checkbox', 'Per il prossimo turno')
    await hands.tabTo('textbox', 'Alle ore, anche più volte')
    await hands.retype(soon())
    await hands.press('Enter')
    // Printing would only make it later; the other story prints.
    if ((await page.getByRole('checkbox', { name: 'PDF' }).count()) > 1) await hands.tick('checkbox', 'PDF')
    await page.goto('about:blank')

    const file = await vi.waitFor(
      () => {
        const found = readdirSync(folder).find((each) => each.endsWith('.html'))
        if (!found) throw new Error('not yet')
        return found
      },
      { timeout: 150_000, interval: 500 },
    )
    expect(file).toMatch(/^\d{4}-\d\d-\d\d \d{4} Pronto consegne\.html$/)
    const html = readFileSync(join(folder, file), 'utf8')
    for (const words of ['dire dove è il pacco', 'Pacco fermo', 'Aspetta sotto casa.'])
      expect(html).toContain(words)

    await page.goto(address)
    await page.getByRole('navigation').getByText('Rapporti').click()
    await operator.sees(file.replace('.html', ''))
  },
}
