import { tellAtThePbx } from './tell.ts'
import { transfers } from './transfers.ts'

tellAtThePbx({ transfers })
