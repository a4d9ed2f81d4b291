import { byKeyboard } from './by-keyboard.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ byKeyboard })
