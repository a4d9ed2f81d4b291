import { reviews } from './reviews.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ reviews })
