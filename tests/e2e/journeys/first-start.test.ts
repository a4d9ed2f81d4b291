import { firstStart } from './first-start.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ firstStart })
