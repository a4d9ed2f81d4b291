import { useAccess, useConsole, useTexts, useUi } from '../state/console-context.tsx'
import { houseScreens, type SettingsDrafts, type SettingsPlace } from '../state/settings-drafts.ts'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './settings-nav.module.css'

const css = classesOf(styles)

/** The parts of the settings: this seat's own, and what the whole house has agreed on. */
export function SettingsNav() {
  const { settings, house } = useTexts()
  const drafts = useUi(({ settingsDrafts }) => settingsDrafts)
  const profile = useConsole((state) => state.profile?.name)
  return (
    <nav className={css('nav')} aria-label={house.sections.label}>
      <h1>{settings.sections.title}</h1>
      <Entry place="seat" unsaved={false} />
      <h2>{house.sections.house}</h2>
      {houseScreens.map((screen) => (
        <Entry key={screen} place={screen} unsaved={isUnsaved(drafts, screen, profile)} />
      ))}
    </nav>
  )
}

function Entry({ place, unsaved }: { place: SettingsPlace; unsaved: boolean }) {
  const { sections } = useTexts().house
  const { ui } = useAccess()
  const current = useUi(({ settingsPlace }) => settingsPlace)
  return (
    <button
      type="button"
      className={css('entry')}
      aria-current={place === current ? 'page' : undefined}
      onClick={() => ui.setState({ settingsPlace: place })}
    >
      <span>{sections[place]}</span>
      {unsaved && (
        <span className={css('unsaved')} title={sections.unsaved}>
          <Icon name="note" size="s" />
          <span className="visually-hidden">, {sections.unsaved}</span>
        </span>
      )}
    </button>
  )
}

/** The sections that a screen edits, where they are not called like it. */
const edited = {
  people: ['rota'],
  outcomes: ['outcomes', 'transferReasons', 'satisfaction'],
} as const

function isUnsaved(drafts: SettingsDrafts, screen: SettingsPlace, profile: string | undefined): boolean {
  if (screen === 'people' && Object.keys(drafts.agents).length > 0) return true
  const keys: readonly string[] = screen === 'people' || screen === 'outcomes' ? edited[screen] : [screen]
  return Object.entries(drafts.house).some(([key, draft]) => keys.includes(key) && draft.profile === profile)
}
