import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import styles from './settings.module.css'

const languages = ['system', 'it', 'en'] as const
const themes = ['system', 'light', 'dark'] as const

export function LookSection() {
  const { settings: words } = useTexts()
  const { language, theme } = useConsole(({ settings }) => settings)
  const request = useRequests()

  return (
    <Panel title={words.sections.look}>
      <div className={styles['pair']}>
        <Select
          label={words.language}
          value={language}
          options={languages.map((id) => ({ id, text: words.languages[id] }))}
          onChange={(next) => void request('settings:change', { language: next })}
        />
        <Select
          label={words.theme}
          value={theme}
          options={themes.map((id) => ({ id, text: words.themes[id] }))}
          onChange={(next) => void request('settings:change', { theme: next })}
        />
      </div>
    </Panel>
  )
}
