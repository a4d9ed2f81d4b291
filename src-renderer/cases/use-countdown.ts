import { useEffect, useState } from 'react'
import type { Countdown } from '../../src-main/contract/case-steps.ts'
import type { Case } from '../../src-main/contract/history.ts'
import { nextDue } from '../../src-main/domain/due-time.ts'
import { useHouse, useRequests } from '../state/console-context.tsx'
import { useMinute } from '../ui/clock.ts'
import { onceShown } from '../ui/frames.ts'

const anHour = 3_600_000
const mostAtOnce = 50

/**
 * Countdowns by case id, asked of the main process, which knows the opening hours: once the cases are on the screen,
 * when their due times or the house change, and each hour. Until then, and for what is late or met, there is none.
 */
export function useCountdowns(cases: readonly Case[]): Readonly<Record<string, Countdown>> {
  const request = useRequests()
  const house = useHouse()
  const now = useMinute()
  const hour = Math.floor(now / anHour)
  const [countdowns, setCountdowns] = useState<Readonly<Record<string, Countdown>>>({})
  const due = cases.filter((each) => nextDue(each, now)?.late === false).slice(0, mostAtOnce)
  // What is asked, as text: the cases are new objects at each event.
  const asked = due.map((each) => [each.id, each.deskId, nextDue(each, now)?.by].join()).join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew each hour, and when the house has other hours.
  useEffect(() => {
    if (asked === '') return
    const caseIds = asked.split(' ').map((one) => one.split(',')[0] ?? '')
    let over = false
    const forget = onceShown(() => {
      void request('case:countdowns', { caseIds }, { quiet: true }).then((result) => {
        if (over || !result.ok) return
        setCountdowns(Object.fromEntries(result.value.map((each) => [each.caseId, each])))
      })
    })
    return () => {
      over = true
      forget()
    }
  }, [asked, request, house, hour])
  return countdowns
}
