import { outgoing } from './outgoing.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ outgoing })
