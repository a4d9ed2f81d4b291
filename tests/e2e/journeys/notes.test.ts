import { notes } from './notes.ts'
import { tellAtThePbx } from './tell.ts'

tellAtThePbx({ notes })
