import { contextBridge, ipcRenderer } from 'electron'
import type { EventEnvelope } from '../../contract/events.ts'
import type { HostApi } from '../../contract/host.ts'
import { eventChannel, requestChannel } from './channels.ts'

const api: HostApi = {
  request: (name, input) => ipcRenderer.invoke(requestChannel, name, input),
  on(listener) {
    // Without Electron's own event: its `sender` would hand the page all of ipcRenderer.
    const forward = (_event: unknown, envelope: EventEnvelope) => listener(envelope)
    ipcRenderer.on(eventChannel, forward)
    return () => {
      ipcRenderer.off(eventChannel, forward)
    }
  },
}

contextBridge.exposeInMainWorld('pronto', api)
