import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { AudioCount, DeskWindow } from './stage.ts'

/** What an operator does and sees at a desk. */
export type Operator<Where extends DeskWindow = DeskWindow> = {
  readonly desk: Where
  readonly page: Page
  /** The bar of the call that matters most. */
  readonly bar: Locator
  readonly note: Locator
  card(name: string): Locator
  strip(name: string): Locator
  /** Resolves when this can be read on the screen. */
  sees(words: string | RegExp, where?: Locator): Promise<void>
  press(key: string): Promise<void>
  isOnLine(): Promise<void>
  /** The line is up, calls ring, F9 answers, and the two talk. */
  answers(name: string): Promise<void>
  /** Resolves when packets went both ways since `before` and the other side was heard. */
  talksBothWays(before?: AudioCount): Promise<void>
  /** Resolves when packets go to the other side. */
  speaks(): Promise<void>
  /** For people to look at, where PRONTO_SHOTS names a folder. */
  shows(state: string): Promise<void>
}

const patience = 30_000

export function atTheDesk<Where extends DeskWindow>(desk: Where): Operator<Where> {
  const { page } = desk
  const bar = page.getByRole('region', { name: /^(Chiamata in corso|Current call)$/ })
  const operator: Operator<Where> = {
    desk,
    page,
    bar,
    note: page.getByRole('textbox', { name: /^Not[ae]\b/ }),
    card: (name) => page.getByRole('region', { name, exact: true }),
    strip: (name) => page.getByRole('region', { name: new RegExp(`^(Altre chiamate|Other calls): ${name}`) }),
    sees: (words, where = page.locator('body')) =>
      where.getByText(words).first().waitFor({ timeout: patience }),
    press: (key) => page.keyboard.press(key),
    isOnLine: () => operator.sees(/^(In linea|On line)/, page.getByRole('status')),
    async answers(name) {
      await operator.sees(`${name} sta chiamando`, bar)
      await operator.press('F9')
      await operator.sees(`In linea con ${name}`, bar)
    },
    async talksBothWays(before) {
      const start = before ?? (await desk.audio())
      await expect
        .poll(
          async () => {
            const now = await desk.audio()
            return {
              sent: now.sentPackets - start.sentPackets > 25,
              received: now.receivedPackets - start.receivedPackets > 25,
              heard: now.receivedEnergy > start.receivedEnergy,
            }
          },
          { timeout: patience },
        )
        .toEqual({ sent: true, received: true, heard: true })
    },
    speaks: () =>
      expect.poll(async () => (await desk.audio()).sentPackets, { timeout: patience }).toBeGreaterThan(10),
    async shows(state) {
      const folder = process.env['PRONTO_SHOTS']
      if (!folder) return
      mkdirSync(folder, { recursive: true })
      await page.screenshot({ path: join(folder, `${state}.png`) })
    },
  }
  return operator
}
