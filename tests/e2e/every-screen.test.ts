import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Profile } from '../../src-main/contract/profile.ts'
import type { SettingsPlace } from '../../src-renderer/state/settings-drafts.ts'
import type { Overlay, Screen } from '../../src-renderer/state/ui-store.ts'
import { type Gallery, openGallery } from '../support/gallery/open-gallery.ts'
import { type Scene, scenes } from '../support/gallery/scenes.ts'
import { launchChromium, type TestBrowser } from '../support/launch-chromium.ts'
import { barriersOn } from './journeys/barriers.ts'

type SceneName = keyof typeof scenes

// A screen, a part of the settings or a state of the profile that is new does not compile until a scene shows it.
const screens = {
  call: 'today',
  customers: 'customers',
  search: 'notes-found',
  log: 'log',
  handover: 'handover',
  review: 'review-found',
  figures: 'figures',
  reports: 'reports',
  settings: 'settings',
} as const satisfies Record<Screen, SceneName>
const overlays = {
  promise: 'promise-made',
  'confirm-call': 'confirm-call',
  announce: 'announcing',
  transfer: 'transfer-gate',
  review: 'review-score',
} as const satisfies Record<Overlay['kind'], SceneName>
const profiles = {
  open: 'first-start',
  locked: 'locked',
  failed: 'failed',
} as const satisfies Record<Profile['state'], SceneName>
const parts = {
  seat: 'settings',
  manner: 'house-manner',
  desks: 'house-desks',
  calendar: 'house-calendar',
  people: 'house-people',
  categories: 'house-categories',
  yardstick: 'house-yardstick',
  outcomes: 'house-outcomes',
  templates: 'house-templates',
  outgoing: 'house-outgoing',
  recording: 'house-recording',
  parking: 'house-parking',
  scoreSheets: 'house-scoreSheets',
  workerFigures: 'house-workerFigures',
  copy: 'house-copy',
} as const satisfies Record<SettingsPlace, string>

type Opening = { readonly scene: SceneName; readonly open: (page: Page) => Promise<unknown> }

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** A lead's menu on the table of contacts. */
const fromPackMenu = (name: string): Opening => ({
  scene: 'review-found',
  async open(page) {
    await press(page, 'Pacchetti e libro')
    await page.getByRole('menuitem', { name }).click()
  },
})

/** Each file of the window's that draws a dialog, and how it comes to be open. */
const dialogs: Readonly<Record<string, Opening | SceneName>> = {
  'promises/promise-dialog.tsx': overlays.promise,
  'transfers/transfer-dialog.tsx': overlays.transfer,
  'recording/announce-dialog.tsx': overlays.announce,
  'recording/remove-dialog.tsx': {
    scene: 'recorded',
    open: (page) => press(page, /^Cancella la registrazione/),
  },
  'calls/confirm-call.tsx': overlays['confirm-call'],
  'scoring/review-dialog.tsx': overlays.review,
  'review-pack/make-pack-dialog.tsx': fromPackMenu('Prepara un pacchetto…'),
  'review-pack/open-pack-dialog.tsx': fromPackMenu('Apri un pacchetto…'),
  'review-pack/take-reply-dialog.tsx': fromPackMenu('Importa una risposta…'),
  'review-pack/book-dialog.tsx': fromPackMenu('Note come libro…'),
  'figures/figure-dialog.tsx': {
    scene: 'figures',
    open: (page) => press(page, /^Promesse/),
  },
  'profile/start-own.tsx': { scene: 'first-start', open: (page) => press(page, 'Inizia con i miei') },
  'profile/choose-agent.tsx': {
    scene: 'today',
    open: (page) => page.locator('header [aria-haspopup=dialog]').last().click(),
  },
  'customers/merge-dialog.tsx': {
    scene: 'customers',
    open: async (page) => {
      await page.getByRole('tab', { name: 'Anagrafica' }).click()
      await press(page, /^Confronta con /)
      await page.getByRole('group', { name: 'Nome' }).waitFor()
    },
  },
  'diagnostics/quality-dialog.tsx': { scene: 'log', open: (page) => press(page, /^Orari e audio/) },
  'diagnostics/ladder-panel.tsx': { scene: 'settings', open: (page) => press(page, 'Mostra i messaggi SIP') },
  'calls/missed-card.tsx': { scene: 'missed-only', open: (page) => press(page, /^Metti .+ su una scheda$/) },
  'contacts/contact-dialog.tsx': { scene: 'customers', open: (page) => page.keyboard.press('Alt+r') },
  'imports/import-dialog.tsx': { scene: 'settings', open: (page) => press(page, 'Importa…') },
  // These say by `aria-haspopup` that they open something, and are opened wherever they stand.
  'calls/keypad.tsx': 'talking',
  'ui/pill.tsx': 'customers',
}

/** What opens something below it, or shows something else in its place. */
const openers =
  '[aria-haspopup]:not(:disabled), [role=tab]:not([aria-selected=true]), details:not([open]) > summary'
const opened = '[role=dialog], [role=listbox], [role=menu]'

describe('no screen has a barrier', () => {
  let gallery: Gallery
  let browser: TestBrowser
  beforeAll(async () => {
    gallery = await openGallery()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  async function draw(scene: string): Promise<Page> {
    const { page } = await browser.openPage(gallery.address({ scene }))
    await page.locator('main').waitFor()
    await page.evaluate(() => document.fonts.ready)
    return page
  }

  /** A screen of settings opens a dozen lists, and is alone where only one test is asked for. */
  const patience = 180_000
  /** Opened on an earlier scene: once is enough. */
  const known = new Set<string>()

  it.concurrent.for(Object.entries<Scene>(scenes))(
    '%s, and whatever opens on it',
    { timeout: patience },
    async ([scene], { expect }) => {
      const page = await draw(scene)
      const found = await barriersOn(page)
      found.push(...(await barriersBehindOpeners(page, known, expect.poll)))
      await page.close()
      expect(found).toEqual([])
    },
  )

  it.concurrent.for(Object.entries(dialogs))('%s', async ([_file, dialog], { expect }) => {
    if (typeof dialog === 'string') return expect(scenes).toHaveProperty(dialog)
    const page = await draw(dialog.scene)
    await dialog.open(page)
    await page.getByRole('dialog').waitFor()
    const found = await barriersOn(page)
    await page.close()
    expect(found).toEqual([])
  })

  it('has every file that draws a dialog in its list', () => {
    const renderer = join(import.meta.dirname, '../../src-renderer')
    const drawing = globSync('**/*.tsx', { cwd: renderer }).filter(
      (file) => file !== 'ui/dialog.tsx' && /<Dialog\b/.test(readFileSync(join(renderer, file), 'utf8')),
    )
    expect(Object.keys(dialogs).sort()).toEqual(drawing.sort())
  })

  it('has a scene for every screen, every part of the settings and every state of the profile', () => {
    for (const scene of [screens, overlays, profiles, parts].flatMap((each) => Object.values<string>(each)))
      expect(Object.keys(scenes)).toContain(scene)
  })
})

/** Opens one thing after the other that was not opened before, also what only shows once another is open. */
async function barriersBehindOpeners(
  page: Page,
  known: Set<string>,
  poll: typeof expect.poll,
): Promise<string[]> {
  const found: string[] = []
  for (;;) {
    const next = (await openersOn(page)).find((name) => !known.has(name))
    if (next === undefined) return found
    known.add(next)
    const layers = () => page.locator(opened).count()
    const before = await layers()
    await page
      .locator(`[data-opens=${JSON.stringify(next)}]`)
      .first()
      .click()
    // A tab and a disclosure show what they hold in the page itself.
    const isLayer = /^(listbox|menu|dialog|true) /.test(next)
    if (isLayer) await poll(layers).toBeGreaterThan(before)
    const barriers = await barriersOn(page, isLayer ? [opened] : ['html'])
    found.push(...barriers.map((barrier) => `${next}: ${barrier}`))
    if (!isLayer) continue
    await page.keyboard.press('Escape')
    await poll(layers).toBe(before)
  }
}

/** What kind of thing opens and by whose name, tabs last since they hide the others; marked for the hand. */
async function openersOn(page: Page): Promise<readonly string[]> {
  const names = await page.locator(openers).evaluateAll((elements) =>
    elements
      .filter(
        (element) => element.checkVisibility() && element.closest('[inert], [aria-hidden=true]') === null,
      )
      .map((element) => {
        const kind =
          element.getAttribute('aria-haspopup') ?? element.getAttribute('role') ?? element.localName
        const labels = (element.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' ')
        const name = element.getAttribute('aria-label') ?? (labels.trim() || element.textContent)
        const key = `${kind} ${name?.replaceAll(/[\d"]+/g, '#').trim()}`
        element.setAttribute('data-opens', key)
        return key
      }),
  )
  return [
    ...names.filter((name) => !name.startsWith('tab ')),
    ...names.filter((name) => name.startsWith('tab ')),
  ]
}
