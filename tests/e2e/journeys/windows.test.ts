import { stageOfHost } from './stage-of-host.ts'
import { tellAtThePbx } from './tell.ts'
import { reloads, twoWindows } from './windows.ts'

tellAtThePbx({ reloads, ...(stageOfHost.windows === 'many' ? { twoWindows } : {}) })
