import { useEffect } from 'react'
import { type CardTarget, targetId } from '../state/card-place.ts'

/** Two seconds: what is ten years back is fetched first. */
const mostFrames = 120

/** What somebody came to the card for comes into the document a few frames later; then it has the focus. */
export function useFocusOn(target: CardTarget | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` tells one coming from the next
  useEffect(() => {
    if (target === null) return
    let frame = 0
    let left = mostFrames
    const look = () => {
      const element = document.getElementById(targetId(target))
      left -= 1
      if (element) element.focus({ preventScroll: target.kind === 'entry' })
      else if (left > 0) frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [target?.count])
}
