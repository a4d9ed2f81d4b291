import axe from 'axe-core'
import { expect } from 'vitest'
import type { Operator } from './operator.ts'

/**
 * What axe says of everything on the screen, by day and in the dark. `parts` are for what a field suggests as one
 * types: react-aria hides the rest from screen readers meanwhile, though Tab leads there, and axe forbids that.
 */
export async function isFreeOfBarriers(
  { page, shows }: Operator,
  state: string,
  parts: readonly string[] = ['html'],
): Promise<void> {
  const found: string[] = []
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion no colour is caught between the one theme and the other.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await shows(`keyboard-${state.replaceAll(' ', '-')}-${colorScheme}`)
    const violations = await page.evaluate(async (selectors) => {
      // Put there by the line above.
      const { axe: inPage } = window as unknown as { axe: typeof import('axe-core') }
      const result = await inPage.run(
        { include: selectors.map((each) => [each]) },
        {
          // Still an experiment of axe's: whoever speaks to the screen says what is written on it.
          rules: { 'label-content-name-mismatch': { enabled: true } },
        },
      )
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.slice(0, 240)}`,
        ),
      )
    }, parts)
    found.push(...violations.map((violation) => `${colorScheme} ${violation}`))
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  expect(found, state).toEqual([])
}
