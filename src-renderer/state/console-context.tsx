import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../src-main/contract/customers.ts'
import type { HouseSettings } from '../../src-main/contract/house.ts'
import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { type Texts, textsFor } from '../../src-main/texts/index.ts'
import type { ConsoleState, ConsoleStore } from './console-store.ts'
import type { UiState, UiStore } from './ui-store.ts'

/**
 * A request to the main process; a failure has already been shown as a notice when it resolves.
 * `quiet` leaves that to the caller, who has a better place for it.
 */
export type SendRequest = <N extends RequestName>(
  name: N,
  input: RawInput<N>,
  how?: { readonly quiet: boolean },
) => Promise<Result<Output<N>>>

/** All that a component can reach; built once in `main.tsx`, and from fixtures in tests. */
export type ConsoleAccess = {
  readonly console: ConsoleStore
  readonly ui: UiStore
  readonly request: SendRequest
}

const Access = createContext<ConsoleAccess | null>(null)
// Half of all components say something. Each watching the store for the language would be a hundred subscriptions more
// on the way to a ringing call's card.
const WindowTexts = createContext<Texts | null>(null)

export function ConsoleProvider({ access, children }: { access: ConsoleAccess; children: ReactNode }) {
  const language = useStore(access.console, ({ settings }) => languageOf(settings.language))
  return (
    <Access value={access}>
      <WindowTexts value={textsFor(language)}>{children}</WindowTexts>
    </Access>
  )
}

export function useAccess(): ConsoleAccess {
  const access = useContext(Access)
  if (!access) throw new Error('no ConsoleProvider above this component')
  return access
}

/** `selector` answers with something that stays identical while nothing it reads has changed. */
export function useConsole<T>(selector: (state: ConsoleState) => T): T {
  return useStore(useAccess().console, selector)
}

export function useUi<T>(selector: (state: UiState) => T): T {
  return useStore(useAccess().ui, selector)
}

export function useRequests(): SendRequest {
  return useAccess().request
}

/** What the house has agreed on; the same object until it changes. */
export function useHouse(): HouseSettings {
  return useConsole(({ house }) => house)
}

export function languageOf(setting: ConsoleState['settings']['language']): Language {
  if (setting !== 'system') return setting
  return navigator.language.toLowerCase().startsWith('it') ? 'it' : 'en'
}

export function useLanguage(): Language {
  return useConsole(({ settings }) => languageOf(settings.language))
}

export function useTexts(): Texts {
  const texts = useContext(WindowTexts)
  if (!texts) throw new Error('no ConsoleProvider above this component')
  return texts
}
