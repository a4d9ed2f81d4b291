import { search } from './search.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ search })
