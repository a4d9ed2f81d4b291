import { powerCuts } from './power-cut.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ powerCuts })
