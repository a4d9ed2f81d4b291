import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConsoleAccess } from '../state/console-context.tsx'

export type DraftSaving = 'saved' | 'saving' | 'failed'
type DraftState = {
  /** What is typed in this window; a key that is missing here is as the snapshot gave it. */
  readonly textByKey: Readonly<Record<string, string>>
  readonly savingByKey: Readonly<Record<string, DraftSaving>>
}

/** Milliseconds behind the first unsaved key: with the write itself, well under the promised 250. */
const behind = 150
const again = 3000

export type DraftStore = ReturnType<typeof createDraftStore>

/** Keeps what is being typed, coalesced; the text itself never waits for the disk. */
export function createDraftStore(access: Pick<ConsoleAccess, 'console' | 'request'>) {
  const store: StoreApi<DraftState> = createStore(() => ({ textByKey: {}, savingByKey: {} }))
  const held = new Map<string, PromiseWithResolvers<void>>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const textOf = (key: string): string =>
    store.getState().textByKey[key] ?? access.console.getState().draftsByKey[key]?.text ?? ''

  const mark = (key: string, saving: DraftSaving) =>
    store.setState(({ savingByKey }) => ({ savingByKey: { ...savingByKey, [key]: saving } }))

  const cancel = (key: string) => {
    clearTimeout(timers.get(key))
    timers.delete(key)
  }

  const save = async (key: string): Promise<void> => {
    cancel(key)
    const text = textOf(key)
    const result = await access.request('note:draft', { key, text }, { quiet: true })
    if (result.ok) {
      if (textOf(key) === text) mark(key, 'saved')
      return
    }
    mark(key, 'failed')
    plan(key, again)
  }

  const plan = (key: string, ms: number) => {
    if (!timers.has(key))
      timers.set(
        key,
        setTimeout(() => void save(key), ms),
      )
  }

  const release = (key: string) => {
    held.get(key)?.resolve()
    held.delete(key)
  }

  return {
    store,
    textOf,
    type(key: string, text: string): void {
      store.setState(({ textByKey }) => ({ textByKey: { ...textByKey, [key]: text } }))
      const failed = store.getState().savingByKey[key] === 'failed'
      if (!failed) mark(key, 'saving')
      plan(key, behind)
    },
    /**
     * While the note is being signed no draft may be sent: it would come after the signature. False: it is being signed
     * already, and one signature is enough.
     */
    hold(key: string): boolean {
      if (held.has(key)) return false
      held.set(key, Promise.withResolvers())
      cancel(key)
      return true
    },
    /** Once the signature that is on its way, if any, has come or failed. */
    settled: async (key: string): Promise<void> => held.get(key)?.promise,
    /** Signed: what was typed meanwhile stays. */
    signed(key: string, written: string): void {
      const now = textOf(key).trim()
      const rest = now.startsWith(written) ? now.slice(written.length).trimStart() : now
      store.setState(({ textByKey }) => ({ textByKey: { ...textByKey, [key]: rest } }))
      cancel(key)
      if (rest === '') mark(key, 'saved')
      else plan(key, 0)
      release(key)
    },
    /** Not signed after all: the draft goes on being kept. */
    resume(key: string): void {
      plan(key, 0)
      release(key)
    },
    /** Sends at once what still waits: the window is about to go. */
    flush(): void {
      for (const key of [...timers.keys()]) void save(key)
    },
  }
}
