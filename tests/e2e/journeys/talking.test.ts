import { talking } from './talking.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ talking })
