import type { SeatSettings } from '../../src-main/contract/profile.ts'
import { languageOf } from '../state/console-context.tsx'
import type { ConsoleStore } from '../state/console-store.ts'

/** Keeps the document's language and theme as the settings say; `system` follows the system as it changes. */
export function followAppearance(store: ConsoleStore, view: Window): () => void {
  const darkness = view.matchMedia('(prefers-color-scheme: dark)')
  const root = view.document.documentElement

  function show({ language, theme }: SeatSettings): void {
    const system = darkness.matches ? 'dark' : 'light'
    root.dataset['theme'] = theme === 'system' ? system : theme
    root.lang = languageOf(language)
  }

  const onSystem = () => show(store.getState().settings)
  const offStore = store.subscribe(({ settings }, before) => settings !== before.settings && show(settings))
  darkness.addEventListener('change', onSystem)
  onSystem()
  return () => {
    offStore()
    darkness.removeEventListener('change', onSystem)
  }
}
