import { accounts } from './accounts.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ accounts })
