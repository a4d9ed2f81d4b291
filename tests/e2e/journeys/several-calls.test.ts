import { severalCalls } from './several-calls.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ severalCalls })
