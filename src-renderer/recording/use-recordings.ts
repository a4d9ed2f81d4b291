import { createContext, useContext, useEffect, useState } from 'react'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import type { RecordedCall } from '../../src-main/contract/recordings.ts'
import { useConsole, useHouse, useRequests } from '../state/console-context.tsx'

type Recordings = ReadonlyMap<CallId, RecordedCall>

const none: Recordings = new Map()
/** Long after the card of a ringing call is painted. */
const afterMs = 300

/** Of the card whose timeline is shown, or of the log; the rows are many, and few of them are of recorded calls. */
const OfCard = createContext<Recordings>(none)
export const RecordingsOfCard = OfCard.Provider

export function useRecordedCall(callId: CallId): RecordedCall | null {
  return useContext(OfCard).get(callId) ?? null
}

/** What there is about the calls of this customer, read again whenever the card changes. */
export function useRecordings(card: CustomerCard): Recordings {
  const request = useRequests()
  // A house that has never set up recording has nothing to ask about.
  const isSetUp = useHouse().recording.retentionDays !== null
  const [recordings, setRecordings] = useState(none)

  useEffect(() => {
    if (!isSetUp) return
    let over = false
    const timer = setTimeout(async () => {
      const result = await request('recording:of-customer', { customerId: card.customer.id }, { quiet: true })
      if (!over && result.ok) setRecordings(new Map(result.value.map((call) => [call.callId, call])))
    }, afterMs)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [card, isSetUp, request])

  return recordings
}

/** What there is about calls of people who are on no card, read again as the log of changes grows. */
export function useStrangersRecordings(isWanted: boolean): Recordings {
  const request = useRequests()
  const isSetUp = useHouse().recording.retentionDays !== null && isWanted
  const revision = useConsole(({ position }) => position?.data)
  const [recordings, setRecordings] = useState(none)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the log has grown.
  useEffect(() => {
    if (!isSetUp) return
    let over = false
    const timer = setTimeout(async () => {
      const result = await request('recording:of-strangers', null, { quiet: true })
      if (!over && result.ok) setRecordings(new Map(result.value.map((call) => [call.callId, call])))
    }, afterMs)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [isSetUp, request, revision])

  return recordings
}
