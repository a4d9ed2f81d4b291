import type { Change } from '../../../src-main/contract/changes.ts'
import { type Hands, handsAt } from './hands.ts'
import type { Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'

/** A house without a telephone: what is on a card needs none. */
export async function giuliaAt({ stage }: Place, changes: readonly Change[]): Promise<[Operator, Hands]> {
  const giulia = atTheDesk(await stage.openDesk({ house: { changes, account: null } }))
  await giulia.page.locator('main#content').waitFor()
  return [giulia, handsAt(giulia.page)]
}

export async function openCard(
  { page, card }: Operator,
  { press, type }: Hands,
  name: string,
  typed = name,
): Promise<void> {
  await press('Control+k')
  await type(typed)
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .waitFor()
  await press('Enter')
  await card(name).waitFor()
}

export async function openTab(hands: Hands, { page }: Operator, name: RegExp): Promise<void> {
  const wanted = page.getByRole('tab', { name })
  // One stop for Tab, the one that is open; the arrows walk the others.
  await hands.tabTo('tab', /./)
  for (let steps = 0; steps < 8; steps += 1) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') return hands.tabTo('tab', name)
    await hands.press('ArrowRight')
  }
  throw new Error(`no arrow comes to the tab ${name}`)
}
