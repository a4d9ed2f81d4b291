import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Operator } from './operator.ts'

const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What axe knows of colours. All else is the same in the dark, where nothing appears or goes. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

let axeSource: string | undefined

/** Half a megabyte, for each page once. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  axeSource ??= readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
  await page.evaluate(axeSource)
}

/**
 * What axe says of everything on the screen, by day and in the dark. `parts` are for what a field suggests as one
 * types: react-aria hides the rest from screen readers meanwhile, though Tab leads there, and axe forbids that.
 */
export async function isFreeOfBarriers(
  { page, shows }: Operator,
  state: string,
  parts: readonly string[] = ['html'],
): Promise<void> {
  const found = await barriersOn(page, parts, (theme) =>
    shows(`keyboard-${state.replaceAll(' ', '-')}-${theme}`),
  )
  expect(found, state).toEqual([])
}

/** One line for each part of the page that breaks a rule of axe's, in either theme. */
export async function barriersOn(
  page: Page,
  parts: readonly string[] = ['html'],
  look: (theme: Theme) => Promise<void> = async () => undefined,
): Promise<string[]> {
  const found: string[] = []
  await bringAxe(page)
  for (const theme of themes) {
    // Without motion no colour is caught between the one theme and the other.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await look(theme)
    found.push(...(await violationsOn(page, parts, theme)).map((violation) => `${theme} ${violation}`))
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  return found
}

function violationsOn(page: Page, parts: readonly string[], theme: Theme): Promise<string[]> {
  return page.evaluate(
    async ({ selectors, rules }) => {
      // Put there by whoever calls this.
      const { axe: inPage } = window as unknown as { axe: typeof import('axe-core') }
      const result = await inPage.run(
        { include: selectors.map((each) => [each]) },
        {
          // Still an experiment of axe's: whoever speaks to the screen says what is written on it.
          rules: { 'label-content-name-mismatch': { enabled: true } },
          ...(rules ? { runOnly: { type: 'rule' as const, values: rules } } : {}),
        },
      )
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.slice(0, 240)}`,
        ),
      )
    },
    { selectors: parts, rules: theme === 'dark' ? rulesOfColour : null },
  )
}
