import { missed } from './missed.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ missed })
