import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { caseOpened, created, move } from '../support/make-changes.ts'
import { atTheDesk } from './journeys/operator.ts'
import { stageOfHost } from './journeys/stage-of-host.ts'

/** WCAG 2.2, 1.4.11: what is needed to understand a graphic, against what is next to it. */
const leastContrast = 3
/** Of the pixels that either shape covers: how many only one of them does. */
const leastDifference = 0.3

const words = ['nuova', 'in lavorazione', 'risolta'] as const

type Seen = {
  /** Whether each pixel belongs to the shape. */
  readonly mask: readonly boolean[]
  readonly contrast: number
}

/** Maria with a case in each state. */
function mariasCases() {
  const maria = created({ name: 'Maria Rossi' })
  const inStates = (['red', 'yellow', 'green'] as const).map((state) => {
    const opened = caseOpened(maria.customerId, { subject: `Pratica ${state}` })
    const { id: caseId, customerId } = opened.case
    const moved = { kind: 'case:moved' as const, caseId, customerId, move: move(state) }
    return state === 'red' ? [opened] : [opened, moved]
  })
  return [maria, ...inStates.flat()]
}

it.each(['light', 'dark'] as const)(
  'tells three states apart without red and green, in %s',
  async (theme) => {
    const desk = await stageOfHost.openDesk({ house: { changes: mariasCases(), account: null } })
    const operator = atTheDesk(desk)
    const { page } = desk
    await page.emulateMedia({ colorScheme: theme })
    await page.getByRole('navigation').waitFor()
    await operator.press('Control+k')
    await page.keyboard.type('Maria Ro')
    await page.getByRole('option', { name: /Maria Rossi/ }).click()
    const lights = operator.card('Maria Rossi').getByRole('list', { name: 'Stato delle pratiche' })
    await lights.waitFor()

    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'deuteranopia' })
    onTestFinished(
      () => void session.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' }).catch(() => {}),
    )
    const folder = process.env['PRONTO_SHOTS']
    const whole = await page.screenshot()
    if (folder) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `deuteranopia-${theme}.png`), whole)
    }

    const shapes: Seen[] = []
    for (const word of words) {
      const shape = lights
        .getByText(new RegExp(word))
        .locator('xpath=ancestor-or-self::*[.//*[name()="svg"]][1]//*[name()="svg"]')
      shapes.push(await look(page, await shape.first().screenshot()))
    }
    for (const { contrast } of shapes) expect(contrast).toBeGreaterThanOrEqual(leastContrast)
    for (const [index, shape] of shapes.entries())
      for (const other of shapes.slice(index + 1))
        expect(differenceOf(shape.mask, other.mask)).toBeGreaterThan(leastDifference)
  },
)

function differenceOf(one: readonly boolean[], other: readonly boolean[]): number {
  const either = one.filter((covered, index) => covered || other[index]).length
  const both = one.filter((covered, index) => covered && other[index]).length
  return either === 0 ? 0 : 1 - both / either
}

/** The picture as brightness alone: what stands out of its background, and how strongly (WCAG's contrast ratio). */
function look(page: Page, picture: Buffer): Promise<Seen> {
  return page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const [width, height] = [16, 16]
      const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.drawImage(image, 0, 0, width, height)
      const { data } = context.getImageData(0, 0, width, height)
      const linear = (value: number) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      }
      const brightness = Array.from({ length: width * height }, (_, pixel) => {
        const [red = 0, green = 0, blue = 0] = data.slice(pixel * 4, pixel * 4 + 3)
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
      })
      // A shape never reaches the corner: that is its background.
      const background = brightness[0] ?? 0
      const ratio = (value: number) =>
        (Math.max(value, background) + 0.05) / (Math.min(value, background) + 0.05)
      return {
        mask: brightness.map((value) => ratio(value) > 1.6),
        contrast: Math.max(...brightness.map(ratio)),
      }
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  )
}
