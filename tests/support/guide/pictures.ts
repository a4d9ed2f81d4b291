import type { Page } from 'playwright-core'
import type { Language } from '../../../src-main/contract/customers.ts'
import type { Texts } from '../../../src-main/texts/index.ts'

/** What a picture of the guide is taken of: a window of the demo, and the words that are on it. */
export type Sight = { readonly page: Page; readonly texts: Texts; readonly language: Language }

type Take = (sight: Sight) => Promise<unknown>

const note = {
  it: 'Chiede quando arriva il rimborso. Ha già mandato la ricevuta due volte. ',
  en: 'Asks when the refund will come. Has sent the receipt twice already. ',
} as const satisfies Record<Language, string>

/** As a survey tool saves it. */
const surveys = {
  it: {
    name: 'sondaggio-novembre.csv',
    text: `Data;Telefono;Quanto siamo stati d’aiuto?;Commento
12/11/2026 14:05;333 123 4567;9;Molto gentili
12/11/2026 16:40;06 1234 5678;10;
13/11/2026 09:12;02 8765 4321;6;Ho aspettato un po’
13/11/2026 11:30;338 765 4321;8;
`,
  },
  en: {
    name: 'survey-november.csv',
    text: `Date,Phone,How helpful were we?,Comment
12/11/2026 14:05,333 123 4567,9,Very kind
12/11/2026 16:40,06 1234 5678,10,
13/11/2026 09:12,02 8765 4321,6,I waited a while
13/11/2026 11:30,338 765 4321,8,
`,
  },
} as const satisfies Record<Language, { name: string; text: string }>

/** As the demo knows it. */
const mariasNumber = '333 123 4567'

const goTo =
  (name: keyof Texts['shell']['screens']): Take =>
  ({ page, texts }) =>
    page.getByRole('navigation').getByText(texts.shell.screens[name]).first().click()

const tab =
  (name: keyof Texts['card']['tabs']): Take =>
  ({ page, texts }) =>
    page.getByRole('tab', { name: new RegExp(`^${texts.card.tabs[name]}`) }).click()

const press =
  (...keys: readonly string[]): Take =>
  async ({ page }) => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** Waits for a dialog that the keys open; the next step closes it. */
const dialog =
  (key: string): Take =>
  async ({ page }) => {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
  }

const withoutDialog =
  (next: Take): Take =>
  async (sight) => {
    await sight.page.keyboard.press('Escape')
    await sight.page.getByRole('dialog').waitFor({ state: 'detached' })
    await next(sight)
  }

const section =
  (name: keyof Texts['house']['sections']): Take =>
  ({ page, texts }) =>
    page.getByText(texts.house.sections[name], { exact: true }).first().click()

const pullOut = (page: Page) =>
  page.evaluate(() => {
    navigator.mediaDevices.enumerateDevices = async () => []
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })

const plugIn = (page: Page) =>
  page.evaluate(() => {
    Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices')
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })

/** The pictures of the guide, in the order in which one call and its after-work show them. */
export const pictures: Readonly<Record<string, Take>> = {
  ringing: ({ page, texts }) =>
    page.getByText(texts.calls.ringing('Maria Rossi')).first().waitFor({ timeout: 20_000 }),
  talking: async ({ page, texts, language }) => {
    await page.keyboard.press('F9')
    await page.getByText(texts.calls.talking('Maria Rossi')).first().waitFor()
    await page.keyboard.press('Alt+n')
    await page.keyboard.type(note[language])
  },
  hold: async ({ page, texts }) => {
    await page.keyboard.press('Alt+h')
    await page.getByText(texts.reach.holdLevels.first).waitFor({ timeout: 45_000 })
  },
  greeting: async ({ page, texts }) => {
    await page.keyboard.press('Alt+h')
    await page.getByText(texts.reach.say, { exact: true }).waitFor()
  },
  phrases: async ({ page }) => {
    await page.keyboard.type('sal')
  },
  'open-case': press('Escape', 'Backspace', 'Backspace', 'Backspace', 'Alt+c'),
  cases: async (sight) => {
    await sight.page.getByRole('button', { name: sight.texts.shell.cancel }).click()
    await tab('cases')(sight)
  },
  promise: dialog('Alt+p'),
  promises: withoutDialog(tab('promises')),
  'transfer-gate': dialog('Alt+t'),
  consulting: async ({ page, texts }) => {
    await page.getByRole('textbox', { name: texts.transfers.askTarget }).fill('1002')
    await page.getByRole('button', { name: texts.transfers.askCall }).click()
    await page.getByText(texts.calls.talking('1002')).first().waitFor({ timeout: 20_000 })
    await page.getByText(texts.notes.signed).waitFor({ state: 'detached', timeout: 10_000 })
  },
  contact: async (sight) => {
    const { page, texts } = sight
    await page.getByRole('button', { name: texts.transfers.backShort }).click()
    await page.getByText(texts.calls.talking('Maria Rossi')).first().waitFor()
    await tab('history')(sight)
    await dialog('Alt+r')(sight)
  },
  details: withoutDialog(tab('details')),
  palette: async ({ page }) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ross')
    await page.getByRole('option').first().waitFor()
  },
  'search-notes': async (sight) => {
    await sight.page.keyboard.press('Escape')
    await goTo('search')(sight)
    await sight.page.keyboard.type('rimborso')
    await sight.page.locator('mark').first().waitFor()
  },
  'wrap-up': async (sight) => {
    await goTo('call')(sight)
    await sight.page.keyboard.press('F8')
    await sight.page.getByText(sight.texts.calls.ended('Maria Rossi')).first().waitFor()
  },
  today: async (sight) => {
    await press('Alt+w', '1', 'Enter')(sight)
    const { page, texts } = sight
    await page.getByRole('region', { name: texts.promises.today }).waitFor()
  },
  missed: async ({ page, texts }) => {
    const list = page.getByRole('region', { name: texts.missed.list })
    await list.getByRole('button', { name: texts.missed.callName('Paolo Bianchi') }).focus()
  },
  handover: async (sight) => {
    await press('Alt+s')(sight)
    await sight.page.locator('[data-sheet]').waitFor()
  },
  // As when the headset is pulled out.
  unreachable: async ({ page, texts }) => {
    await pullOut(page)
    await page.getByText(texts.shell.alarms['no-microphone']).waitFor()
  },
  'perhaps-here': async (sight) => {
    await plugIn(sight.page)
    await sight.page.getByText(sight.texts.shell.alarms['no-microphone']).waitFor({ state: 'detached' })
    await goTo('customers')(sight)
    const { page, texts } = sight
    await page.getByRole('button', { name: texts.card.list.new }).click()
    const form = page.getByRole('form', { name: texts.card.create.title })
    await form.getByLabel(texts.card.create.name).fill('Rossi Maria')
    await form.getByLabel(texts.card.create.phone).fill(mariasNumber)
    await form.getByText(texts.oneCard.duplicates).waitFor()
  },
  'shared-number': async (sight) => {
    const { page, texts } = sight
    await page.getByRole('button', { name: texts.card.create.save }).click()
    await page.getByRole('region', { name: 'Rossi Maria', exact: true }).waitFor()
    await tab('details')(sight)
    const phones = page.getByRole('region', { name: texts.card.details.phones })
    await phones.getByText(texts.oneCard.sharedWith('Maria Rossi')).waitFor()
    await phones.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  },
  merge: async ({ page, texts }) => {
    await page.getByRole('button', { name: texts.oneCard.compare('Maria Rossi') }).click()
    await page.getByRole('group', { name: texts.oneCard.fields.name }).waitFor()
  },
  desks: async (sight) => {
    await sight.page.keyboard.press('Escape')
    await sight.page.getByRole('dialog').waitFor({ state: 'detached' })
    await goTo('settings')(sight)
    await section('desks')(sight)
  },
  calendar: section('calendar'),
  people: section('people'),
  categories: section('categories'),
  yardstick: section('yardstick'),
  outcomes: section('outcomes'),
  templates: section('templates'),
  'house-file': section('copy'),
  outgoing: section('outgoing'),
  recording: section('recording'),
  'score-sheets': section('scoreSheets'),
  review: async ({ page, texts }) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('maria rossi')
    await page
      .getByRole('option', { name: /^Maria Rossi/ })
      .first()
      .click()
    await page.getByRole('region', { name: 'Maria Rossi', exact: true }).waitFor()
    await page.keyboard.press('Alt+v')
    await page.getByRole('radiogroup').first().waitFor()
    await page.keyboard.type('132')
    await page.getByText(texts.scoring.missing(3)).waitFor()
  },
  'review-pack': withoutDialog(async (sight) => {
    await goTo('review')(sight)
    const { page, texts } = sight
    await page.getByRole('option').first().waitFor()
    await page.getByRole('button', { name: texts.reviewPack.menu }).click()
    await page.getByRole('menuitem', { name: texts.reviewPack.make }).click()
    await page.getByRole('dialog').waitFor()
  }),
  figures: withoutDialog(async (sight) => {
    await goTo('figures')(sight)
    const { page, texts } = sight
    await page.getByRole('region', { name: texts.figures.names.volumes }).waitFor()
  }),
  reports: async (sight) => {
    await goTo('reports')(sight)
    const { page, texts } = sight
    const { reports: words } = texts
    for (const kind of ['weekly', 'shift'] as const)
      await page.getByRole('group', { name: words.kinds[kind] }).getByText(words.kinds[kind]).click()
    await page.getByRole('button', { name: words.make }).click()
    const printed = new RegExp(`^${words.open(words.formats.pdf, '')}`)
    await page.getByRole('link', { name: printed }).waitFor({ timeout: 120_000 })
    // That it is done lies over where the files go, and over the next picture.
    const done = page.getByRole('region', { name: texts.shell.notices })
    await done.getByRole('button', { name: texts.shell.close }).click()
    // Where the files lie on the computer that takes the picture is nobody's business.
    await page.locator('small[dir=ltr]').evaluate((shown) => {
      shown.textContent = '/home/giulia/Pronto/reports'
    })
  },
  devices: withoutDialog(async (sight) => {
    await goTo('settings')(sight)
    await section('seat')(sight)
  }),
  survey: async ({ page, texts, language }) => {
    await page.getByRole('button', { name: texts.imports.open }).click()
    await page.getByText(texts.answers.kinds.satisfaction, { exact: true }).click()
    const file = { name: surveys[language].name, mimeType: 'text/csv' }
    await page
      .locator('input[type=file]')
      .setInputFiles({ ...file, buffer: Buffer.from(surveys[language].text) })
    await page.getByRole('columnheader', { name: texts.answers.readAs }).waitFor()
  },
  quality: withoutDialog(async (sight) => {
    await goTo('log')(sight)
    const { page, texts } = sight
    await page
      .getByRole('button', { name: texts.diagnostics.detailsOf('Maria Rossi') })
      .first()
      .click()
    await page.getByRole('img', { name: /MOS/ }).waitFor()
  }),
  ladder: withoutDialog(async (sight) => {
    await goTo('settings')(sight)
    const { page, texts } = sight
    await page.getByText(texts.house.sections.seat, { exact: true }).first().click()
    await page.getByRole('button', { name: texts.diagnostics.ladderShow }).click()
    await page.locator('code').first().click()
  }),
}
