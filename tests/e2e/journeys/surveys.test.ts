import { surveys } from './surveys.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ surveys })
