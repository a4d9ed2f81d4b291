import { parking } from './parking.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ parking }, { pbx: 'our own' })
