import '@fontsource-variable/inter/wght.css'
import '../../../src-renderer/ui/tokens.css'
import '../../../src-renderer/ui/base.css'
import { createRoot } from 'react-dom/client'
import { MediaProvider } from '../../../src-renderer/media/media-context.tsx'
import { ProfileGate } from '../../../src-renderer/profile/profile-gate.tsx'
import { followAppearance } from '../../../src-renderer/settings/appearance.ts'
import { Shell } from '../../../src-renderer/shell/shell.tsx'
import { ConsoleProvider } from '../../../src-renderer/state/console-context.tsx'
import { accessTo } from './access.ts'
import { now } from './cards.ts'
import { deepScene } from './finding.ts'
import { base, type Scene, scenes } from './scenes.ts'

// Every state of the screen without a main process: `?scene=ringing&theme=dark&language=en`; without a theme as the system has it.
const asked = new URLSearchParams(location.search)
const chosen: Scene | undefined = Object.entries({ ...scenes, 'review-deep': deepScene }).find(
  ([name]) => name === asked.get('scene'),
)?.[1]
const scene: Scene = chosen ?? scenes.ringing
Date.now = () => now
document.documentElement.style.fontSize = asked.get('size') ?? ''

const language = asked.get('language') === 'en' ? 'en' : 'it'
document.documentElement.lang = language
const access = accessTo({
  ...scene,
  console: { ...scene.console, settings: { ...base.settings, ...scene.console.settings, language } },
})
const theme = asked.get('theme')
if (theme === null) followAppearance(access.console, window)
else document.documentElement.dataset['theme'] = theme
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <ConsoleProvider access={access}>
      <MediaProvider media={null}>
        <ProfileGate>
          <Shell />
        </ProfileGate>
      </MediaProvider>
    </ConsoleProvider>,
  )
