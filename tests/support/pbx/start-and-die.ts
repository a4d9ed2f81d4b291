// Run by a test as a process of its own: starts Asterisk, says its pid, and waits to be killed.
import { startAsterisk } from './start-asterisk.ts'

const pbx = await startAsterisk()
console.log(JSON.stringify({ pid: pbx.pid(), certificateFile: pbx.certificateFile }))
setInterval(() => undefined, 60_000)
