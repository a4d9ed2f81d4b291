import { promises } from './promises.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ promises })
