import { demo } from './demo.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ demo })
