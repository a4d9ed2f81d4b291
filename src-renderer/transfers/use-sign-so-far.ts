import { useCallback } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import { useDraftStore, useNote } from '../notes/use-note.ts'

/**
 * Signs what is written about the call so far: a draft stays in its seat, and the colleague shall read on from it
 * (docs/decisions/0111-the-note-so-far.md). Where there is no card yet it stays a draft.
 */
export function useSignSoFar({ id, customerId }: Call): () => Promise<void> {
  const drafts = useDraftStore()
  const { sign } = useNote({ key: id, customerId, callId: id })
  return useCallback(async () => {
    await drafts.settled(id)
    await sign(null)
  }, [drafts, id, sign])
}
