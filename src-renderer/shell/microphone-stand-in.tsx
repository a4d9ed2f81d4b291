import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useMedia } from '../media/media-context.tsx'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Banner } from '../ui/banner.tsx'

const never = () => () => undefined

/** The chosen microphone is away and the call goes on with another: said while it is so, and when it is over. */
export function MicrophoneStandIn() {
  const { devices: words } = useTexts()
  const { ui } = useAccess()
  const media = useMedia()
  const label = useConsole(({ settings }) => settings.microphone)
  // Which window holds the media decides whether it is this one's matter.
  useConsole(({ mediaWindow }) => mediaWindow)
  const isStandIn = useSyncExternalStore(
    useCallback((listener) => media?.onStandIn(listener) ?? never(), [media]),
    () => media?.isStandIn() ?? false,
  )
  const before = useRef<string | null>(null)

  useEffect(() => {
    if (isStandIn) before.current = label
    else if (before.current !== null) {
      // Another one chosen meanwhile is no return.
      if (before.current === label) notify(ui, { kind: 'done', text: words.back(label) })
      before.current = null
    }
  }, [isStandIn, label, ui, words])

  return isStandIn && label !== null ? <Banner look="notice">{words.standIn(label)}</Banner> : null
}
