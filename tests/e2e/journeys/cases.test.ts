import { cases } from './cases.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ cases })
