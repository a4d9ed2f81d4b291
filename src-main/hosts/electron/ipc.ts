import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Console, WindowConnection } from '../../console-api.ts'
import { failure } from '../../contract/result.ts'
import { eventChannel, requestChannel } from './channels.ts'
import { isOwnAddress } from './own-page.ts'

/** Ties the window's page to the console; each load of the page is a new window to it. Returns its disposer. */
export function connectWindow(window: BrowserWindow, console: Console): () => void {
  const { webContents } = window
  let connection: WindowConnection | undefined

  const disconnect = () => {
    connection?.close()
    connection = undefined
  }
  const connect = () =>
    console.openWindow((event) => {
      if (!webContents.isDestroyed()) webContents.send(eventChannel, event)
    })

  ipcMain.handle(requestChannel, (event, name: unknown, input: unknown) => {
    if (!isOurPage(event, webContents) || typeof name !== 'string')
      return failure('invalid-input', 'unknown sender')
    connection ??= connect()
    return connection.answer(name, input)
  })
  webContents.on('did-navigate', disconnect)
  webContents.on('render-process-gone', disconnect)
  webContents.on('destroyed', disconnect)

  return () => {
    ipcMain.removeHandler(requestChannel)
    disconnect()
  }
}

/** The main frame of our own window, showing our own page; a frame that has gone is nobody. */
function isOurPage({ sender, senderFrame }: IpcMainInvokeEvent, ours: Electron.WebContents): boolean {
  return (
    sender === ours &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.routingId === ours.mainFrame.routingId &&
    senderFrame.processId === ours.mainFrame.processId &&
    isOwnAddress(senderFrame.url)
  )
}
