import { diagnostics } from './diagnostics.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ diagnostics })
