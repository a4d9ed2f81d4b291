import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { flushSync } from 'react-dom'
import type { Call } from '../src-main/contract/calls.ts'
import { locales } from '../src-main/texts/language.ts'
import { type Bridge, openBridge } from './bridge/bridge.ts'
import { createSendRequest } from './bridge/send-request.ts'
import { askToDial } from './calls/ask-to-dial.ts'
import { CallBar } from './calls/call-bar.tsx'
import { CallScreen } from './calls/call-screen.tsx'
import { rehearseCalls } from './calls/rehearse.tsx'
import { HeadsetProvider } from './headset/headset-context.tsx'
import { startHeadsets } from './headset/headsets.ts'
import { hidOf } from './headset/hid.ts'
import { askBeforeLeaving } from './media/ask-before-leaving.ts'
import { browserMediaParts } from './media/browser-parts.ts'
import { startMedia } from './media/media.ts'
import { MediaProvider } from './media/media-context.tsx'
import { noticeInBrowser } from './media/notice-in-browser.ts'
import { noticeUnseen } from './media/unseen-notices.ts'
import { ProfileGate } from './profile/profile-gate.tsx'
import { followReminders } from './promises/follow-reminders.ts'
import { browserSound } from './recording/browser-sound.ts'
import { recordCalls } from './recording/record-calls.ts'
import { followAppearance } from './settings/appearance.ts'
import { keepFocus } from './shell/keep-focus.ts'
import { Shell } from './shell/shell.tsx'
import { type ConsoleAccess, ConsoleProvider, useLanguage } from './state/console-context.tsx'
import { createConsoleStore } from './state/console-store.ts'
import { mirrorConsole } from './state/mirror.ts'
import { createUiStore, focusCall } from './state/ui-store.ts'
import { drawOnTouch, urgently } from './ui/use-soon.ts'

/** Builds everything the window is made of, draws it, and answers with what takes it down again. */
export function startWindow(
  view: Window & typeof globalThis,
  render: (screen: ReactNode) => void,
): () => void {
  const bridge = openBridge(view)
  const store = createConsoleStore()
  const ui = createUiStore()
  const access: ConsoleAccess = { console: store, ui, request: createSendRequest(bridge, ui) }
  const stopTouches = drawOnTouch(view)
  const stopMirror = mirrorConsole({
    bridge,
    store,
    commit: (change) => urgently(() => flushSync(change)),
  })
  const media = view.navigator.mediaDevices && startMedia({ ...browserMediaParts(view), bridge, store })
  const stopRecording = media
    ? recordCalls({ ...browserSound(view), bridge, store, tracksOf: media.tracksOf })
    : () => undefined
  const hid = hidOf(view.navigator)
  const headsets = hid && startHeadsets({ hid, store, request: access.request })
  const stopAppearance = followAppearance(store, view)
  const stopFocus = bridge.on((event) => {
    if (event.name === 'call:focus') focusCall(ui, event.payload.callId)
    if (event.name === 'dial:asked') askToDial(access, event.payload)
  })
  const stopNotices = bridge.kind === 'browser' ? noticeInBrowser(view, access) : () => undefined
  const stopUnseen = noticeUnseen(view, bridge, access)
  const stopReminders = followReminders(view, bridge, access)
  const stopAsking = bridge.kind === 'browser' ? askBeforeLeaving(view, store) : () => undefined
  const stopRetry = retryWhenOnline(view, bridge)
  const stopFocusKeeping = keepFocus(view)

  render(
    <ConsoleProvider access={access}>
      <MediaProvider media={media ?? null}>
        <HeadsetProvider headsets={headsets}>
          <Localised>
            <ProfileGate>
              <Shell />
            </ProfileGate>
          </Localised>
        </HeadsetProvider>
      </MediaProvider>
    </ConsoleProvider>,
  )

  const stopRehearsal = rehearseCalls({ view, bridge, access, screen: rehearsalScreen })

  return () => {
    for (const stop of [
      stopRehearsal,
      stopRecording,
      stopReminders,
      stopUnseen,
      stopAsking,
      stopFocusKeeping,
      stopRetry,
      stopNotices,
      stopFocus,
      stopAppearance,
      stopMirror,
      stopTouches,
    ])
      stop()
    headsets?.close()
    media?.close()
    bridge.close()
  }
}

function rehearsalScreen(access: ConsoleAccess, call: Call): ReactNode {
  return (
    <ConsoleProvider access={access}>
      <Localised>
        <CallBar call={call} rings={false} />
        <CallScreen />
      </Localised>
    </ConsoleProvider>
  )
}

/** What react-aria says and sorts by itself follows the language of the settings, not the browser's. */
function Localised({ children }: { children: ReactNode }) {
  return <I18nProvider locale={locales[useLanguage()]}>{children}</I18nProvider>
}

/** The network is back: the line tries at once instead of waiting for its next attempt. */
function retryWhenOnline(view: Window, bridge: Bridge): () => void {
  const retry = () => void bridge.request('line:retry', null)
  view.addEventListener('online', retry)
  return () => view.removeEventListener('online', retry)
}
