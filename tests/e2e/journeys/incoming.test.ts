import { incoming } from './incoming.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ incoming })
