import { homedir } from 'node:os'
import { createConsole } from '../../console.ts'
import { runBrowserHost } from './run-browser-host.ts'

process.exitCode = await runBrowserHost({
  createConsole,
  entry: import.meta.url,
  words: process.argv.slice(2),
  machine: { platform: process.platform, home: homedir(), environment: process.env },
  print: (line) => process.stdout.write(`${line}\n`),
})

// What still holds the process now would hold it for ever: everything that matters is closed.
setTimeout(() => process.exit(), 2_000).unref()
