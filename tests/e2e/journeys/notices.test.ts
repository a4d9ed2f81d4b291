import { notices } from './notices.ts'
import { stageOfHost } from './stage-of-host.ts'
import { tellAtThePbx } from './tell.ts'

// The Electron host tells by itself: tests/main/hosts/electron/notices.test.ts.
tellAtThePbx(stageOfHost.windows === 'many' ? { notices } : {}, { pbx: 'our own' })
