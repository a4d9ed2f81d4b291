import { reviewPacks } from './review-packs.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ 'review packs': reviewPacks })
