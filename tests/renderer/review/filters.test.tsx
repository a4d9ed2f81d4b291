import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CategoryId } from '../../../src-main/contract/ids.ts'
import { success } from '../../../src-main/contract/result.ts'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { giulia, luca } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'
import type { Scene } from '../../support/gallery/scenes.ts'

const { channels } = textsFor('it').card
const whole = ReviewFilter.parse({})
function atTheReview(filter: Partial<ReviewFilter>) {
  const scene: Scene = {
    ...foundScene,
    ui: { screen: 'review', reviewQuestion: { filter: { ...whole, ...filter }, order: 'newest' } },
  }
  const drawn = drawWindow(scene, { 'review:find': () => success(someFindings) })
  const asked = () => drawn.access.ui.getState().reviewQuestion.filter
  return { ...drawn, asked }
}
const field = (label: string) => screen.findByRole('button', { name: new RegExp(`${label}$`) })
const option = (name: string) => screen.findByRole('option', { name })

describe('a lead narrows by several at once', () => {
  it('chooses two people and two channels by keyboard, and the list stays open in between', async () => {
    const { user, asked, inputsOf } = atTheReview({})
    ;(await field('Chi ha risposto')).focus()
    await user.keyboard('{Enter}')
    await option('Tutti')
    await user.keyboard('{ArrowDown}{Enter}{ArrowDown}{Enter}')
    expect(asked().agentIds).toEqual([giulia.id, luca.id])
    expect((await option(luca.name)).getAttribute('aria-selected')).toBe('true')
    await user.keyboard('{Escape}')
    expect((await field('Chi ha risposto')).textContent).toContain(`${giulia.name} + 1`)

    ;(await field('Canale')).focus()
    await user.keyboard('{Enter}')
    await user.click(await option(channels.phone.none))
    await user.click(await option(channels.email.none))
    await user.keyboard('{Escape}')
    await waitFor(() => {
      const questions: unknown[] = [...inputsOf('review:find')]
      expect(questions.at(-1)).toMatchObject({
        filter: { agentIds: [giulia.id, luca.id], channels: ['phone', 'email'] },
      })
    })
  })

  it('takes one choice back, or all of them', async () => {
    const { user, asked } = atTheReview({ outcomes: ['solved', 'callback'], agentIds: [luca.id] })
    await user.click(await field('Esito'))
    const [first] = await screen.findAllByRole('option', { selected: true })
    if (first) await user.click(first)
    expect(asked().outcomes).toHaveLength(1)
    await user.click(await option('Qualsiasi'))
    expect(asked().outcomes).toEqual([])
    expect(asked().agentIds).toEqual([luca.id])
  })

  it('reads a filter from when there was one choice of each, and one who is gone since', async () => {
    const gone = CategoryId.parse('01a20000-0000-7000-8000-0000000000c1')
    const { user, asked } = atTheReview({ agentIds: [luca.id], categoryIds: [gone] })
    expect((await field('Chi ha risposto')).textContent).toContain(luca.name)
    await user.click(await screen.findByRole('button', { name: 'Altri filtri (1)' }))
    expect((await field('Categoria')).textContent).toContain('… + 1')
    await user.click(await field('Categoria'))
    await user.click(await option('Qualsiasi'))
    expect(asked().categoryIds).toEqual([])
  })
})
