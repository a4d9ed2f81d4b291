import { tellAnywhere } from './tell.ts'
import { threeKeys } from './three-keys.ts'

tellAnywhere({ threeKeys })
