import { useCallback, useEffect, useState } from 'react'
import type { AccountView } from '../../src-main/contract/line.ts'
import { useRequests } from '../state/console-context.tsx'

/** The PBX accounts of this seat; null until they are read. */
export function useAccounts() {
  const request = useRequests()
  const [accounts, setAccounts] = useState<readonly AccountView[] | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads them again.
  useEffect(() => {
    let gone = false
    void request('account:list', null).then((result) => {
      if (!gone && result.ok) setAccounts(result.value)
    })
    return () => {
      gone = true
    }
  }, [request, round])
  return { accounts, reload: useCallback(() => setRound((before) => before + 1), []) }
}
