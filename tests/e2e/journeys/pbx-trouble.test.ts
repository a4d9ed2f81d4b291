import { pbxTrouble } from './pbx-trouble.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ pbxTrouble }, { pbx: 'our own' })
