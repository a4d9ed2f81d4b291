import { byKeyboardOnCards } from './by-keyboard-on-cards.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ byKeyboardOnCards })
