import { figures } from './figures.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ figures })
