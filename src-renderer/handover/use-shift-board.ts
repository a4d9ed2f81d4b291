import { useEffect, useState } from 'react'
import type { ShiftBoard } from '../../src-main/contract/shifts.ts'
import { useConsole, useHouse, useRequests } from '../state/console-context.tsx'
import { useMinute } from '../ui/clock.ts'
import { onceShown } from '../ui/frames.ts'

type Answer = { readonly board: ShiftBoard; readonly at: number }

/**
 * Who is on shift: asked once, again when house or people change, and when the moment has come at which it says
 * something else, also where the machine slept through it or its clock was put right. Null until the first answer.
 */
export function useShiftBoard(): ShiftBoard | null {
  const request = useRequests()
  const house = useHouse()
  const agents = useConsole((state) => state.agents)
  const minute = useMinute()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const isOver = answer !== null && (minute >= answer.board.changesAt || minute < answer.at - 60_000)
  const [askedIn, askIn] = useState(0)
  // It stays when the answer has come: that is no reason to ask once more.
  if (isOver && askedIn !== minute) askIn(minute)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when one of them has changed.
  useEffect(() => {
    let over = false
    const ask = () =>
      void request('shift:board', null, { quiet: true }).then((result) => {
        if (!over && result.ok) setAnswer({ board: result.value, at: Date.now() })
      })
    const forget = onceShown(ask)
    return () => {
      over = true
      forget()
    }
  }, [request, house, agents, askedIn])
  return answer?.board ?? null
}
