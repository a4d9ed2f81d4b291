import { useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Note } from '../../src-main/contract/history.ts'
import type { CallId, CustomerId, NoteId } from '../../src-main/contract/ids.ts'
import { type ConsoleAccess, useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { createDraftStore, type DraftStore } from './draft-store.ts'

// One store of drafts a window: what is typed outlives the composer, which comes and goes with the screens.
const draftStores = new WeakMap<ConsoleAccess, DraftStore>()

export function useDraftStore(): DraftStore {
  const access = useAccess()
  let drafts = draftStores.get(access)
  if (!drafts) {
    drafts = createDraftStore(access)
    draftStores.set(access, drafts)
  }
  return drafts
}

/** Sends what is still waiting when the window goes or is hidden. */
export function useFlushBeforeLeaving(): void {
  const drafts = useDraftStore()
  useEffect(() => {
    const flush = () => drafts.flush()
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [drafts])
}

export type NoteSubject = {
  /** The call's id, or the customer's where no call is being written about. */
  readonly key: string
  readonly customerId: CustomerId | null
  readonly callId: CallId | null
}

export function useNote({ key, customerId, callId }: NoteSubject) {
  const drafts = useDraftStore()
  const { ui, request } = useAccess()
  const texts = useTexts()
  const typed = useStore(drafts.store, ({ textByKey }) => textByKey[key])
  const saving = useStore(drafts.store, ({ savingByKey }) => savingByKey[key])
  const kept = useConsole(({ draftsByKey }) => draftsByKey[key]?.text ?? '')
  const text = typed ?? kept

  const sign = useCallback(
    async (corrects: NoteId | null): Promise<Note | null> => {
      const written = drafts.textOf(key).trim()
      if (!written || customerId === null) return null
      if (!drafts.hold(key)) return null
      const result = await request('note:finish', {
        key,
        text: written,
        customerId,
        callId,
        caseId: null,
        corrects,
      })
      if (!result.ok) {
        drafts.resume(key)
        return null
      }
      drafts.signed(key, written)
      notify(ui, { kind: 'done', text: texts.notes.signed })
      return result.value
    },
    [drafts, key, customerId, callId, request, ui, texts],
  )

  return { text, saving, sign, type: (value: string) => drafts.type(key, value) }
}
