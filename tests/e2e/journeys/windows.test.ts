import { stageOfHost } from './stage-of-host.ts'
import { tellAtThePbx } from './tell.ts'
import { reloadsWhileItRings, twoWindows } from './windows.ts'

tellAtThePbx({ reloadsWhileItRings, ...(stageOfHost.windows === 'many' ? { twoWindows } : {}) })
