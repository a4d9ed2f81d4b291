import { houseInTwoWindows, houseSettings } from './house-settings.ts'
import { stageOfHost } from './stage-of-host.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ houseSettings, ...(stageOfHost.windows === 'many' ? { houseInTwoWindows } : {}) })
