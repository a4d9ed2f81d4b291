import { byKeyboardAtSettings } from './by-keyboard-at-settings.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ byKeyboardAtSettings })
