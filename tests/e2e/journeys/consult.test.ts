import { consult } from './consult.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ consult })
