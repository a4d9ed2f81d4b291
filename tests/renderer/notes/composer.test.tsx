import { act, fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Note } from '../../../src-main/contract/history.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { createDraftStore } from '../../../src-renderer/notes/draft-store.ts'
import { accessTo } from '../../support/gallery/access.ts'
import { uuid } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

const key = uuid(704)

it('keeps what is typed at most 250 ms behind the key, in few requests', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)

  await user.type(screen.getByRole('textbox', { name: 'Nota' }), 'Chiama per il rimborso')
  await act(async () => void (await vi.advanceTimersByTimeAsync(200)))

  const drafts = inputsOf('note:draft')
  expect(drafts.at(-1)).toEqual({ key, text: 'Chiama per il rimborso' })
  expect(drafts.length).toBeLessThan(12)
})

it('keeps each key within 250 ms also while nobody pauses', async () => {
  const { access, user } = drawWindow(scenes.talking)
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' })
  await user.click(note)
  const typed: { readonly text: string; readonly at: number }[] = []
  const sent: { readonly text: string; readonly at: number }[] = []
  // The time of the browser's clock stands while it is looked at: only the test moves it on.
  vi.useFakeTimers({ now: Date.now() })
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10) {
      await act(() => vi.advanceTimersByTimeAsync(10))
      const drafts = access.asked.filter(({ name }) => name === 'note:draft')
      for (const { input } of drafts.slice(sent.length))
        sent.push({ text: (input as { text: string }).text, at: Date.now() })
    }
  }
  for (const letter of 'Vuole il rimborso e un tecnico domani ore') {
    fireEvent.change(note, { target: { value: note.value + letter } })
    typed.push({ text: note.value, at: Date.now() })
    await pass(50)
  }
  await pass(250)

  for (const { text, at } of typed) {
    const behind = sent.find((draft) => draft.text.startsWith(text))
    expect((behind?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThanOrEqual(250)
  }
  expect(sent.length).toBeLessThan(typed.length / 2)
})

it('finds the words again after a reload', () => {
  drawWindow(scenes.ringing)

  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' }).value).toBe(
    'Chiama per il rimborso promesso ieri. ',
  )
})

it('signs by Ctrl+Enter, while Enter alone is a new line', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)

  await user.type(screen.getByRole('textbox', { name: 'Nota' }), 'Prima{Enter}seconda')
  expect(inputsOf('note:finish')).toEqual([])
  await user.keyboard('{Control>}{Enter}{/Control}')

  expect(inputsOf('note:finish')).toMatchObject([{ key, text: 'Prima\nseconda', corrects: null }])
})

it('signs once, however often the key is pressed before the answer', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)

  await user.type(screen.getByRole('textbox', { name: 'Nota' }), 'Richiamare')
  act(() => {
    const sign = screen.getByRole('button', { name: 'Firma la nota' })
    for (let press = 0; press < 3; press += 1) sign.click()
  })

  expect(inputsOf('note:finish')).toHaveLength(1)
})

it('corrects a signed note by a new one that points at it', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)

  await user.click(screen.getByRole('button', { name: 'Correggi la nota: ieri, 11:28' }))
  await user.keyboard('Entro le 17, non le 16{Control>}{Enter}{/Control}')

  expect(inputsOf('note:finish')).toMatchObject([{ text: 'Entro le 17, non le 16', corrects: uuid(500) }])
})

it('comes to the note by Alt+N and to the search by Ctrl+K', async () => {
  const { user } = drawWindow(scenes.talking)

  await user.keyboard('{Alt>}n{/Alt}')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Nota' }))
  await user.keyboard('{Control>}k{/Control}')
  expect(document.activeElement).toBe(
    screen.getByRole('combobox', { name: 'Cerca clienti, pratiche e note' }),
  )
})

it('opens a case with its subject from the note', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)
  await user.type(screen.getByRole('textbox', { name: 'Nota' }), 'Caldaia ferma. Chiede un tecnico.')

  await user.click(screen.getByRole('button', { name: 'Nuova pratica' }))
  await user.click(screen.getByRole('button', { name: 'Apri la pratica' }))

  expect(inputsOf('case:open')).toMatchObject([{ subject: 'Caldaia ferma' }])
})

it('keeps what was typed while the note was being signed', () => {
  const drafts = createDraftStore(accessTo(scenes.talking))
  drafts.type(key, 'Vuole la fattura e ')

  drafts.signed(key, 'Vuole la fattura')

  expect(drafts.textOf(key)).toBe('e')
})

it('tries again when the disk is full, and loses nothing', async () => {
  vi.useFakeTimers()
  let isFull = true
  const kept: string[] = []
  const access = accessTo(scenes.talking)
  const drafts = createDraftStore({
    ...access,
    // Only drafts are asked for here; the stand-in answers what it is not asked with the same type of result.
    request: async (_name, input) => {
      if (isFull) return failure('storage-full')
      kept.push(JSON.stringify(input))
      return success(null as unknown as Note) as never
    },
  })
  drafts.type(key, 'Tre righe importanti')
  await vi.advanceTimersByTimeAsync(300)
  expect(drafts.store.getState().savingByKey[key]).toBe('failed')

  isFull = false
  await vi.advanceTimersByTimeAsync(3500)
  vi.useRealTimers()

  expect(kept.at(-1)).toContain('Tre righe importanti')
  expect(drafts.store.getState().savingByKey[key]).toBe('saved')
})

it('says how long is too long, signs nothing, and keeps every word as a draft', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)
  const megabyte = 'parola '.repeat(150_000)
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' })

  fireEvent.change(note, { target: { value: megabyte } })
  expect(screen.getByRole('alert').textContent).toContain('1.049.999 caratteri, se ne possono firmare 20.000')
  note.focus()
  await user.keyboard('{Control>}{Enter}{/Control}')
  await act(async () => void (await vi.advanceTimersByTimeAsync(300)))

  expect(inputsOf('note:finish')).toEqual([])
  expect(note.value).toBe(megabyte)
  expect(inputsOf('note:draft')).toEqual([{ key, text: megabyte }])
})
