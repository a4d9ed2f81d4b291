import { badSip } from './bad-sip.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ badSip })
