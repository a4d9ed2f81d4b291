import { byKeyboardAtThePbx, byKeyboardInTwoWindows } from './by-keyboard-at-the-pbx.ts'
import { stageOfHost } from './stage-of-host.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ byKeyboardAtThePbx, ...(stageOfHost.windows === 'many' ? { byKeyboardInTwoWindows } : {}) })
