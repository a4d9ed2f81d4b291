import type { Locator, Page } from 'playwright-core'

type Role = Parameters<Page['getByRole']>[0]

/** The hands of somebody without a mouse: nothing here presses, fills or focuses but by keys. */
export type Hands = {
  press(...keys: readonly string[]): Promise<void>
  type(words: string): Promise<void>
  /** What is in the field goes, these words stand in it. */
  retype(words: string): Promise<void>
  /** Presses Tab (or Shift+Tab) until the focus is there; fails where no key comes to it, or where nobody sees it. */
  tabTo(role: Role, name: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** The same for what has no role of its own, as a field for a password. */
  tabToField(label: string): Promise<void>
  /** {@link Hands.tabTo}, then Enter. */
  enter(role: Role, name: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** {@link Hands.tabTo}, then Space, as a box is ticked. */
  tick(role: Role, name: string | RegExp): Promise<void>
  /** {@link Hands.enter} on what asks for a file; the chooser is the system's own, and is answered with this one. */
  handOver(role: Role, name: string | RegExp, file: GivenFile): Promise<void>
  /** Walks options with the arrow key until this one has the focus, and takes it. */
  choose(name: string | RegExp): Promise<void>
  /** Resolves as soon as the focus is there, without a key, as after a dialog has opened. */
  isAt(role: Role, name: string | RegExp): Promise<void>
}

export type GivenFile = { readonly name: string; readonly mimeType: string; readonly text: string | Buffer }

const mostStops = 120
const mostOptions = 40

export function handsAt(page: Page): Hands {
  const named = (role: Role, name: string | RegExp): Locator =>
    page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name })
  const focused = page.locator(':focus')
  const isOn = async (target: Locator) => (await target.and(focused).count()) > 0

  // A page that has just opened has no focus yet; afterwards it must not be lost with what went away.
  let hadFocus = false

  async function walkTo(target: Locator, what: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
    // What is not there yet is no missing stop.
    await target.first().waitFor({ state: 'attached' })
    if (hadFocus) await keepsTheFocus(page, what)
    hadFocus = true
    for (let stops = 0; stops <= mostStops; stops += 1) {
      if (await isOn(target)) return seesTheFocus(page, what)
      await page.keyboard.press(key)
    }
    throw new Error(`no ${key} comes to the ${what}; the focus is at ${await whereIsTheFocus(page)}`)
  }

  const hands: Hands = {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    type: (words) => page.keyboard.type(words),
    async retype(words) {
      await hands.press('ControlOrMeta+a')
      await hands.type(words)
    },
    tabTo: (role, name, key = 'Tab') => walkTo(named(role, name), `${role} ${name}`, key),
    tabToField: (label) => walkTo(page.getByLabel(label, { exact: true }), label, 'Tab'),
    async enter(role, name, key) {
      await hands.tabTo(role, name, key)
      await hands.press('Enter')
    },
    async tick(role, name) {
      await hands.tabTo(role, name)
      await hands.press('Space')
    },
    async handOver(role, name, { text, ...file }) {
      await hands.tabTo(role, name)
      const opened = page.waitForEvent('filechooser')
      // One round trip: the driver takes the chooser over only once it was told to, and until then the system's own
      // opens, which is nothing here (ten times in twelve, the key following at once).
      await page.evaluate(() => undefined)
      await hands.press('Enter')
      const chooser = await opened
      await chooser.setFiles({ ...file, buffer: typeof text === 'string' ? Buffer.from(text) : text })
    },
    async choose(name) {
      const option = named('option', name)
      await option.first().waitFor()
      for (let steps = 0; steps <= mostOptions; steps += 1) {
        if (await isOn(option)) return hands.press('Enter')
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`no arrow comes to the option ${name}; the focus is at ${await whereIsTheFocus(page)}`)
    },
    async isAt(role, name) {
      const target = named(role, name)
      await target.and(focused).waitFor()
    },
  }
  return hands
}

/** Whoever hears the screen starts again at the top of the page where the focus went with what was taken away. */
async function keepsTheFocus(page: Page, next: string): Promise<void> {
  const kept = page.waitForFunction(() => document.activeElement !== document.body, null, { timeout: 10_000 })
  await kept.catch((cause: unknown) => {
    throw new Error(`the focus was lost before the ${next}`, { cause })
  })
}

function whereIsTheFocus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 240) ?? 'nothing')
}

/** An outline or a shadow on what has the focus, or on the label that draws a control whose input is unseen. */
async function seesTheFocus(page: Page, what: string): Promise<void> {
  const seen = await page.evaluate(() => {
    const at = document.activeElement
    const drawn = [at, at?.closest('label')].filter((each) => each instanceof HTMLElement)
    return drawn.some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
  })
  if (!seen) throw new Error(`nobody sees that the focus is at the ${what}: ${await whereIsTheFocus(page)}`)
}
