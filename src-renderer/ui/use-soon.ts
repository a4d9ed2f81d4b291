import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { onceShown } from './frames.ts'

let isUrgent = false
const waiting = new Set<() => void>()

/** Draws what somebody waits for, without what `useSoon` lets come a frame later. */
export function urgently(draw: () => void): void {
  isUrgent = true
  try {
    draw()
  } finally {
    isUrgent = false
  }
}

/**
 * True from the first drawing on, except in an urgent one: then once the frame of that is on the screen, or a key or the
 * mouse is pressed. What is kept back leaves its room free, so that nothing moves when it comes.
 */
export function useSoon(): boolean {
  const [isTime, setIsTime] = useState(() => !isUrgent)
  useEffect(() => {
    if (isTime) return
    const draw = () => setIsTime(true)
    waiting.add(draw)
    const forget = onceShown(draw)
    return () => {
      waiting.delete(draw)
      forget()
    }
  }, [isTime])
  return isTime
}

const touches = ['keydown', 'pointerdown'] as const

/**
 * Whoever presses something finds everything in its place: no key of a shortcut and no letter is lost. Has to hear of
 * keys before anybody else does. Answers with what stops it.
 */
export function drawOnTouch(view: Window): () => void {
  const drawAll = () => {
    if (waiting.size > 0)
      flushSync(() => {
        for (const draw of waiting) draw()
      })
  }
  for (const touch of touches) view.addEventListener(touch, drawAll, { capture: true })
  return () => {
    for (const touch of touches) view.removeEventListener(touch, drawAll, { capture: true })
  }
}
