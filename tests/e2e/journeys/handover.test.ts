import { handover } from './handover.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ handover })
