import axe from 'axe-core'
import { expect, it } from 'vitest'
import { textsFor } from '../../../src-main/texts/index.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { base, type Scene, scenes } from '../../support/gallery/scenes.ts'

// No layout here, so no colours to measure; those are measured where the tokens are.
const rules = { 'color-contrast': { enabled: false } }
const all: readonly [string, Scene][] = Object.entries(scenes)

it.each(all)('%s has a name for everything and breaks no rule of accessibility', async (_name, scene) => {
  const { container } = drawWindow(scene)

  const { violations } = await axe.run(container, { rules })

  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

it.each(all)('%s is complete in English', (_name, scene) => {
  const { container } = drawWindow({
    ...scene,
    console: { ...scene.console, settings: { ...base.settings, language: 'en' } },
  })

  const italian = sentences(textsFor('it'))
  const english = new Set(sentences(textsFor('en')))
  const names = [...container.querySelectorAll('[aria-label]')].map((each) => each.getAttribute('aria-label'))
  const shown = [...textOf(container), ...names]
  expect(shown.filter((text) => text && italian.includes(text) && !english.has(text))).toEqual([])
  expect(container.textContent).not.toMatch(/undefined|null|NaN|\[object/)
})

function sentences(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) => {
    if (typeof value === 'string') return value
    return typeof value === 'object' && value !== null ? sentences(value) : []
  })
}

function textOf(root: Element): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (walker.nextNode()) found.push(walker.currentNode.textContent?.trim() ?? '')
  return found
}
