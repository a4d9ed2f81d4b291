import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import type { ReviewedContact } from '../../../src-main/contract/scoring-requests.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import { sentencesOf } from '../../../src-renderer/scoring/sentences.ts'
import { aCall } from '../../support/gallery/calls.ts'
import { luca, maria } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { reviewedFor, reviewScenes } from '../../support/gallery/reviews.ts'
import { type Scene, scenes } from '../../support/gallery/scenes.ts'

const { agents, house } = reviewScenes['review-compare'].console
/** A lead at Maria's card, whose timeline holds a contact of Luca's. */
const atTheCard: Scene = {
  console: { agents, house, cardsById: { [maria.customer.id]: maria } },
  ui: { screen: 'customers', openCustomerId: maria.customer.id },
}
const contact = reviewedFor(reviewScenes['review-compare'])
const nobodyYet: ReviewedContact = { ...contact, reviews: [] }
const mayScore = {
  'review:read': () => success(nobodyYet),
  'review:save': () => success({ ...contact, reviews: contact.reviews.slice(0, 1) }),
}
const dialog = () => screen.findByRole('dialog')
const question = (wording: RegExp) => screen.findByRole('radiogroup', { name: wording })

/** What has the focus in the moment in which this button goes: before the next key can come. */
function focusOnceGone(name: string): Promise<Element | null> {
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (screen.queryByRole('button', { name })) return
      observer.disconnect()
      resolve(document.activeElement)
    }).observe(document.body, { childList: true, subtree: true })
  })
}

describe('a lead scores a contact by keyboard', () => {
  it('in eight keys: Alt V, a digit for each of the six questions, and Enter', async () => {
    const { user, inputsOf, access } = drawWindow(atTheCard, mayScore)
    await screen.findByRole('tab', { name: 'Storia' })
    const keys = ['{Alt>}v{/Alt}', '1', '3', '2', '1', 'n', '3', '{Enter}']
    for (const key of keys) {
      await user.keyboard(key)
      if (key.startsWith('{Alt')) await question(/Saluta/)
    }
    expect(keys.length).toBeLessThan(10)
    expect(inputsOf('review:save')).toMatchObject([
      {
        interactionId: contact.interaction.id,
        sheet: builtInSheet,
        answers: builtInSheet.questions.map(({ id }, at) => ({
          questionId: id,
          points: [1, 3, 2, 1, null, 3][at],
        })),
      },
    ])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(access.ui.getState().begunReviews).toEqual({})
    expect(await screen.findByText(/^Valutazione salvata/)).toBeTruthy()
  })

  it('is not taken past what a question allows, and Enter goes to what is left before it saves', async () => {
    const { user, inputsOf } = drawWindow(atTheCard, mayScore)
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    await user.keyboard('7{Enter}1')
    expect(screen.getByText('Mancano 5 risposte')).toBeTruthy()
    const asked = await question(/Ascolta/)
    expect(asked.contains(document.activeElement)).toBe(true)
    await user.keyboard('n')
    expect(asked.contains(document.activeElement)).toBe(true)
    await user.keyboard('0{Enter}')
    expect(inputsOf('review:save')).toEqual([])
    // One point of three and none of three, each at double weight: a sixth.
    expect((await screen.findByText(/^\d+%$/)).textContent).toBe('17%')
  })

  it('from question to question with Tab, answered or not, and back', async () => {
    const { user } = drawWindow(atTheCard, mayScore)
    await user.keyboard('{Alt>}v{/Alt}')
    const asked = async (wording: RegExp) => (await question(wording)).contains(document.activeElement)
    expect(await asked(/Saluta/)).toBe(true)
    await user.tab()
    expect(await asked(/Riconosce/)).toBe(true)
    await user.keyboard('2')
    expect(await asked(/Ascolta/)).toBe(true)
    await user.tab({ shift: true })
    expect(await asked(/Riconosce/)).toBe(true)
    await user.tab({ shift: true })
    expect(await asked(/Saluta/)).toBe(true)
  })

  it('goes on in the comment that Enter opened', async () => {
    const { user } = drawWindow(atTheCard, mayScore)
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    act(() => screen.getByRole('button', { name: 'Commenta una frase' }).focus())
    await user.keyboard('{Enter}')
    const comment = await screen.findByRole('textbox', { name: 'Commento' })
    await waitFor(() => expect(document.activeElement).toBe(comment))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(document.activeElement).toBe(comment)
  })

  it('is back where comments begin once one is written, left or removed', async () => {
    const { user } = drawWindow(atTheCard, mayScore)
    const begins = () => screen.getByRole('button', { name: 'Commenta una frase' })
    const isBack = async () => {
      await waitFor(() => expect(document.activeElement).toBe(begins()))
      // The dialog looks after a lost focus only a moment later.
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(document.activeElement).toBe(begins())
    }
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    act(() => begins().focus())
    await user.keyboard('{Enter}')
    await user.type(await screen.findByRole('textbox', { name: 'Commento' }), 'Quale?{Enter}')
    await isBack()
    // From there a digit answers what is still open.
    await user.keyboard('1')
    expect((await question(/Riconosce/)).contains(document.activeElement)).toBe(true)
    act(() => begins().focus())
    await user.keyboard('{Enter}')
    await screen.findByRole('textbox', { name: 'Commento' })
    act(() => screen.getByRole('button', { name: 'Lascia stare' }).focus())
    await user.keyboard('{Enter}')
    await isBack()
    await user.tab({ shift: true })
    expect(document.activeElement?.textContent).toBe('×')
    await user.keyboard('{Enter}')
    await isBack()
    expect(screen.queryByText('Quale?')).toBeNull()
  })

  it('says what a failed must-have does', async () => {
    const { user } = drawWindow(atTheCard, mayScore)
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    await user.keyboard('1110')
    expect(screen.getByText('manca l’indispensabile')).toBeTruthy()
  })

  it('with a comment on a sentence, digits in words being digits; Esc keeps what was begun', async () => {
    const { user, access } = drawWindow(atTheCard, mayScore)
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    await user.click(screen.getByRole('button', { name: 'Commenta una frase' }))
    await user.type(await screen.findByRole('textbox', { name: 'Commento' }), 'Alle 16 o alle 18?{Enter}')
    await user.type(screen.getByRole('textbox', { name: 'In generale' }), 'Bene, 10 e lode.')
    await user.click(screen.getByText('Un elogio'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    const [sentence] = sentencesOf([{ noteId: null, text: contact.notes[0]?.text ?? '' }], 'it')
    expect(access.ui.getState().begunReviews[contact.interaction.id]).toMatchObject({
      answers: [],
      flags: ['praise'],
      overall: 'Bene, 10 e lode.',
      comments: [{ text: 'Alle 16 o alle 18?', place: { quote: sentence?.quote } }],
    })
    await user.keyboard('{Alt>}v{/Alt}')
    expect(await screen.findByDisplayValue('Bene, 10 e lode.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Scarta' }))
    expect(access.ui.getState().begunReviews).toEqual({})
  })

  it('by themselves: what another lead gave is not shown, unless they would rather read than score', async () => {
    const carlas = contact.reviews.slice(1)
    const blind = { ...nobodyYet, withheld: carlas.map(({ review }) => review.reviewerId) }
    const { user, inputsOf } = drawWindow(atTheCard, {
      'review:read': (input) =>
        success(JSON.stringify(input).includes('look') ? { ...blind, reviews: carlas, withheld: [] } : blind),
    })
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    expect(screen.getByText(/^C’è già la valutazione di Carla Neri/)).toBeTruthy()
    expect(screen.queryByRole('article', { name: 'Carla Neri' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Leggila senza valutare' }))
    expect(await screen.findByRole('article', { name: 'Carla Neri' })).toBeTruthy()
    expect(screen.queryByRole('radiogroup')).toBeNull()
    expect(screen.getByRole('button', { name: 'Valuta anche tu' })).toBeTruthy()
    expect(inputsOf('review:read')).toContainEqual({ interactionId: contact.interaction.id, look: true })
  })

  it('points at the very words that the mouse selects', async () => {
    const { user, access } = drawWindow(atTheCard, mayScore)
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    const written = screen.getByRole('region', { name: 'Che cosa è stato scritto' })
    const text = contact.notes[0]?.text ?? ''
    const words = within(written).getByText(text).firstChild
    if (!words) throw new Error('nothing written')
    const from = text.indexOf('rimborso')
    window.getSelection()?.setBaseAndExtent(words, from, words, from + 8)
    fireEvent.mouseUp(words)
    await user.type(await screen.findByRole('textbox', { name: 'Commento' }), 'Quale?{Enter}')
    expect(access.ui.getState().begunReviews[contact.interaction.id]?.comments).toMatchObject([
      { place: { noteId: contact.notes[0]?.id, from, quote: 'rimborso' }, text: 'Quale?' },
    ])
    expect(written.querySelector('mark')?.textContent).toBe('rimborso')
  })

  it('makes room for a call that rings, and keeps what was begun', async () => {
    const { user, access } = drawWindow(atTheCard, mayScore)
    await user.keyboard('{Alt>}v{/Alt}')
    await question(/Saluta/)
    await user.keyboard('1')
    const call = aCall(990)
    act(() => access.console.setState({ callsById: { [call.id]: call } }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(access.ui.getState().begunReviews[contact.interaction.id]?.answers).toHaveLength(1)
  })

  it('shows both beside each other once two leads have scored it, with what differs marked', async () => {
    drawWindow(reviewScenes['review-compare'])
    expect(await screen.findByText('2 risposte diverse.')).toBeTruthy()
    const rows = within(await screen.findByRole('table')).getAllByRole('row')
    const unlike = rows.filter((row) => row.textContent?.includes('≠'))
    expect(unlike.map((row) => row.textContent)).toEqual([
      expect.stringContaining('2 di 31 di 3'),
      expect.stringContaining('SìNo'),
    ])
    expect(rows.at(-1)?.textContent).toBe('Punteggio87% 50% manca l’indispensabile')
    expect(screen.getByText('il testo è cambiato')).toBeTruthy()
  })
})

describe('whoever the contact was', () => {
  it('finds the reviews on the first screen, without a score, and opens one', async () => {
    const { user, inputsOf } = drawWindow(reviewScenes['today-reviewed'])
    expect(await screen.findByText('Valutazioni da leggere: 3')).toBeTruthy()
    expect(screen.queryByText(/%/)).toBeNull()
    await user.click(screen.getByRole('button', { name: /Maria Rossi.*valutata da Carla Neri/ }))
    await dialog()
    expect(inputsOf('review:read')).toEqual([{ interactionId: contact.interaction.id }])
  })

  it('answers once and says that it was read', async () => {
    const [first] = reviewedFor(reviewScenes['review-read']).reviews
    if (!first) throw new Error('no review')
    const answer = { reviewId: first.review.id, at: 1, agentId: luca.id, text: 'Grazie!' }
    const read = reviewedFor(reviewScenes['review-read'])
    const answered = { ...read, reviews: [{ ...first, answer }] }
    const { user, inputsOf } = drawWindow(reviewScenes['review-read'], {
      'review:answer': () => success(answered),
      'review:acknowledge': () => success({ ...read, reviews: [{ ...first, answer, acknowledgedAt: 2 }] }),
    })
    const { interactionId, reviewerId, id: reviewId } = first.review
    await user.type(await screen.findByRole('textbox', { name: 'La tua risposta' }), 'Grazie!')
    await user.click(screen.getByRole('button', { name: 'Rispondi' }))
    expect(inputsOf('review:answer')).toEqual([{ interactionId, reviewerId, text: 'Grazie!' }])
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'La tua risposta' })).toBeNull())
    const keysGoTo = focusOnceGone('Ho letto')
    await user.click(screen.getByRole('button', { name: 'Ho letto' }))
    expect(inputsOf('review:acknowledge')).toEqual([{ interactionId, reviewerId, reviewId }])
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Ho letto' })).toBeNull())
    expect((await dialog()).contains(await keysGoTo)).toBe(true)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('has no way to score, nor has anybody else who is no lead', async () => {
    drawWindow(reviewScenes['review-read'])
    await screen.findByRole('table')
    expect(screen.queryByRole('button', { name: /[Vv]aluta/ })).toBeNull()
  })

  it('a key that finds no contact says so, and what may not be known is not shown', async () => {
    const { user } = drawWindow(scenes.idle)
    await user.keyboard('{Alt>}v{/Alt}')
    expect(await screen.findByText('Qui non c’è un contatto da valutare.')).toBeTruthy()
    drawWindow(reviewScenes['review-read'], { 'review:read': () => failure('not-allowed') })
    expect(await screen.findByText(/^Questo lo fa un responsabile/)).toBeTruthy()
  })
})
