import { conference } from './conference.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ conference }, { pbx: 'our own' })
