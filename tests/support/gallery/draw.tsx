import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { onTestFinished, vi } from 'vitest'
import { MediaProvider } from '../../../src-renderer/media/media-context.tsx'
import { Shell } from '../../../src-renderer/shell/shell.tsx'
import { ConsoleProvider } from '../../../src-renderer/state/console-context.tsx'
import { type Answers, accessTo } from './access.ts'
import { now } from './cards.ts'
import type { Scene } from './scenes.ts'

/** The whole window on a scene, at the fixtures' time, with a user in front of it. */
export function drawWindow(scene: Scene, answers: Answers = {}) {
  vi.useFakeTimers({ shouldAdvanceTime: true, now })
  const access = accessTo(scene, answers)
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  const view = render(
    <ConsoleProvider access={access}>
      <MediaProvider media={null}>
        <Shell />
      </MediaProvider>
    </ConsoleProvider>,
  )
  onTestFinished(() => {
    view.unmount()
    vi.useRealTimers()
  })
  const inputsOf = (name: string) =>
    access.asked.filter((each) => each.name === name).map(({ input }) => input)
  return { ...view, access, user, inputsOf }
}
