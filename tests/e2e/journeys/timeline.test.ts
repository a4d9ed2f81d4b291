import { tellAnywhere } from './tell.ts'
import { timeline } from './timeline.ts'

tellAnywhere({ timeline })
