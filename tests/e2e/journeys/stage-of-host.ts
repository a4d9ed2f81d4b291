import { browserStage } from './browser-stage.ts'
import { electronStage } from './electron-stage.ts'
import type { Stage } from './stage.ts'

/** The browser host, or what `npm run test:electron` asks for. */
export const stageOfHost: Stage =
  process.env['PRONTO_TEST_HOST'] === 'electron' ? electronStage : browserStage
