import { useCallback, useEffect, useState } from 'react'
import { useMedia } from '../media/media-context.tsx'

/** The audio devices as they are now; `reload` after the microphone was allowed, when their names appear. */
export function useDevices(): { devices: readonly MediaDeviceInfo[]; reload: () => void } {
  const media = useMedia()
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  const reload = useCallback(() => void media?.devices().then(setDevices), [media])

  useEffect(() => {
    reload()
    return media?.onDevicesChanged(reload)
  }, [media, reload])

  return { devices, reload }
}
