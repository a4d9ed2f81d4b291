import { render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { drawOnTouch, urgently, useSoon, useTellDrawn } from '../../../src-renderer/ui/use-soon.ts'

function Card() {
  return useSoon() ? <textarea aria-label="Nota" /> : <p>la scheda</p>
}

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function drawUrgently(drawn = () => {}) {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  const stage = document.createElement('div')
  document.body.append(stage)
  const root = createRoot(stage)
  urgently(() => flushSync(() => root.render(<Card />)), drawn)
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

test('it is said once that the card is in the document, before what begins with it', () => {
  const steps: string[] = []
  const drawn = () => steps.push(`drawn: ${document.body.textContent}`)
  function Teller() {
    useEffect(() => void steps.push('begins'), [])
    useTellDrawn()
    return <Card />
  }
  const stage = document.createElement('div')
  document.body.append(stage)
  const root = createRoot(stage)
  urgently(() => flushSync(() => root.render(<Teller />)), drawn)
  flushSync(() => root.render(<Teller />))
  expect(steps).toEqual(['drawn: la scheda', 'begins'])
  flushSync(() => root.unmount())
})

test('a drawing of which nobody tells is told of when it is over', () => {
  const drawn = vi.fn()
  const { root } = drawUrgently(drawn)
  expect(drawn).toHaveBeenCalledOnce()
  root.unmount()
})
