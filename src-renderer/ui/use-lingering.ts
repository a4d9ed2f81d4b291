import { useEffect, useState } from 'react'
import { onceShown } from './frames.ts'

/**
 * True while something is shown, and until what came in its place is on the screen: taking a large screen down takes as
 * long as drawing a small one, and whoever rings must not wait for it. Meanwhile it has to be `hidden`.
 */
export function useLingering(shown: boolean): boolean {
  const [lingers, setLingers] = useState(shown)
  if (shown && !lingers) setLingers(true)
  useEffect(() => (shown || !lingers ? undefined : onceShown(() => setLingers(false))), [shown, lingers])
  return shown || lingers
}
