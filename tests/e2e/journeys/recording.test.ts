import { recording } from './recording.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ recording }, { pbx: 'our own' })
