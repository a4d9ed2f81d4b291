import { render, screen } from '@testing-library/react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { drawOnTouch, urgently, useSoon } from '../../../src-renderer/ui/use-soon.ts'

function Card() {
  return useSoon() ? <textarea aria-label="Nota" /> : <p>la scheda</p>
}

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function drawUrgently() {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  const stage = document.createElement('div')
  document.body.append(stage)
  const root = createRoot(stage)
  urgently(() => flushSync(() => root.render(<Card />)))
  return {
    root,
    draw() {
      for (const frame of frames.splice(0)) frame(0)
    },
  }
}

const noteField = () => document.querySelector('textarea')

test('what nobody waits for urgently is drawn whole at once', () => {
  render(<Card />)
  expect(screen.getByLabelText('Nota')).toBeTruthy()
})

test('in an urgent drawing it comes once its frame is on the screen', async () => {
  const { root, draw } = drawUrgently()
  expect(document.body.textContent).toBe('la scheda')
  draw()
  expect(noteField()).toBeNull()
  await vi.waitFor(() => expect(noteField()).not.toBeNull())
  root.unmount()
})

test.each(['keydown', 'pointerdown'])('a %s before that finds it in its place', (touch) => {
  const stop = drawOnTouch(window)
  const { root } = drawUrgently()
  expect(noteField()).toBeNull()
  let found: Element | null = null
  const shortcut = () => {
    found = noteField()
  }
  addEventListener(touch, shortcut, { capture: true })
  document.body.dispatchEvent(new Event(touch, { bubbles: true }))
  removeEventListener(touch, shortcut, { capture: true })
  expect(found).not.toBeNull()
  root.unmount()
  stop()
})
