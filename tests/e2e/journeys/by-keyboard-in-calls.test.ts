import { byKeyboardInCalls } from './by-keyboard-in-calls.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ byKeyboardInCalls })
