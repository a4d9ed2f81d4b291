import { oneCard } from './one-card.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ oneCard })
