import { homedir } from 'node:os'
import { app } from 'electron'
import { createConsole } from '../../console.ts'
import { runElectronHost } from './run-electron-host.ts'

// Not awaited: Electron's `ready` waits for this module to end.
void runElectronHost({
  createConsole,
  entry: import.meta.url,
  words: process.argv.slice(app.isPackaged ? 1 : 2),
  machine: { platform: process.platform, home: homedir(), environment: process.env },
})
