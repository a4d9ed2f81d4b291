import { type ReactNode, useEffect, useMemo } from 'react'
import type { RequestName } from '../../src-main/contract/requests.ts'
import type { OpenPack } from '../../src-main/contract/review-pack.ts'
import { emptyHouse } from '../../src-main/domain/house-defaults.ts'
import type { SendRequest } from '../state/console-context.tsx'
import { type ConsoleAccess, ConsoleProvider, useAccess, useConsole } from '../state/console-context.tsx'
import { type ConsoleState, createConsoleStore } from '../state/console-store.ts'
import { createUiStore, notify, type UiStore } from '../state/ui-store.ts'

const redirected: Partial<Record<RequestName, RequestName>> = {
  'review:read': 'pack:read',
  'review:save': 'pack:save',
  'review-pack:pages': 'pack:pages',
  'review-pack:send-drawn': 'pack:send-drawn',
  'review-pack:print': 'pack:print',
}

/** What was begun in a pack and not saved outlives its screen, as it does in a house. */
const begun = new WeakMap<UiStore, { readonly packId: string; readonly ui: UiStore }>()

function uiOf(parent: UiStore, packId: string): UiStore {
  const known = begun.get(parent)
  if (known?.packId === packId) return known.ui
  const ui = createUiStore()
  // What a screen says in passing is shown where the window shows it.
  ui.subscribe(({ notices }) => {
    if (notices.length === 0) return
    ui.setState({ notices: [] })
    for (const notice of notices) notify(parent, notice)
  })
  begun.set(parent, { packId, ui })
  return ui
}

/**
 * What is inside sees the pack as if it were a house: its reader sits there, its sheets are the house's, and reviews are
 * read from it and saved in it, and its book is made of it. So the parts that show and score a contact know nothing of packs.
 */
export function PackAccess({ pack, children }: { pack: OpenPack; children: ReactNode }) {
  const parent = useAccess()
  const settings = useConsole((state) => state.settings)
  const { packId } = pack
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for a pack; what changes in it is put in below
  const access = useMemo((): ConsoleAccess => {
    // Both names have the same input and output; TypeScript cannot follow that through a map of names.
    const request = ((name: RequestName, input: never, how?: { readonly quiet: boolean }) =>
      parent.request(redirected[name] ?? name, input, how)) as SendRequest
    return { console: createConsoleStore(stateOf(pack, settings)), ui: uiOf(parent.ui, packId), request }
  }, [parent, packId])
  useEffect(() => {
    access.console.setState((before) => ({
      ...stateOf(pack, settings),
      // What was read before is read again: something was reviewed, here or in another window.
      position: { epoch: packId, data: (before.position?.data ?? 0) + 1, calls: 0 },
    }))
  }, [access, pack, packId, settings])
  return <ConsoleProvider access={access}>{children}</ConsoleProvider>
}

function stateOf(pack: OpenPack, settings: ConsoleState['settings']): Partial<ConsoleState> {
  const { reader, agents, scoreSheets, outcomes, houseName } = pack
  return {
    connection: 'live',
    settings,
    pack,
    agents: [reader, ...agents.filter(({ id }) => id !== reader.id)],
    agentId: reader.id,
    house: { ...emptyHouse, scoreSheets, outcomes, manner: { ...emptyHouse.manner, name: houseName } },
  }
}
