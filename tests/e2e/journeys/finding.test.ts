import { finding } from './finding.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ finding })
