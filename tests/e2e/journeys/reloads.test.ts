import { reloads } from './reloads.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ reloads })
